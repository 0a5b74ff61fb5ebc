// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PresentationId} from "../types/Ids.sol";

/// @title Which documents stand behind which presentation
/// @notice A set of documents is known by the root of its salted tree. While a presentation lives it has its root to
/// itself; documents that were honoured can never be presented again. The events are those of IPresentations.
interface IDocuments {
    error DocumentsMissing(PresentationId presentation);
    error DocumentsInUse(bytes32 root, PresentationId presentation);
    error NotLodged(bytes32 root, PresentationId given, PresentationId lodged);

    /// @dev for Presentations only. Errors: DocumentsMissing for a zero root, DocumentsInUse.
    function lodge(bytes32 root, PresentationId presentation) external;

    /// @notice The documents are with the presenter again and may be presented anew.
    /// @dev for Presentations only. Errors: NotLodged.
    function giveBack(bytes32 root, PresentationId presentation) external;

    /// @return The presentation that the documents stand behind; none if they are free.
    function presentationOf(bytes32 root) external view returns (PresentationId);
}
