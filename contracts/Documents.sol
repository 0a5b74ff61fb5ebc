// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {IDocuments} from "./interfaces/IDocuments.sol";
import {PresentationId} from "./types/Ids.sol";

contract Documents is IDocuments, Bound {
    mapping(bytes32 root => PresentationId) private _presentationOf;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc IDocuments
    function lodge(bytes32 root, PresentationId presentation) external fromAbove {
        if (root == 0) revert DocumentsMissing(presentation);
        PresentationId holder = _presentationOf[root];
        if (!holder.isNone()) revert DocumentsInUse(root, holder);
        _presentationOf[root] = presentation;
    }

    /// @inheritdoc IDocuments
    function giveBack(bytes32 root, PresentationId presentation) external fromAbove {
        PresentationId holder = _presentationOf[root];
        if (!(holder == presentation)) revert NotLodged(root, presentation, holder);
        _presentationOf[root] = PresentationId.wrap(0);
    }

    /// @inheritdoc IDocuments
    function presentationOf(bytes32 root) external view returns (PresentationId) {
        return _presentationOf[root];
    }
}
