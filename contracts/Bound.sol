// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IBound} from "./interfaces/IBound.sol";

/// @dev Not deployed by itself: what Documents, Claims and Credits share.
abstract contract Bound is IBound, AccessManaged {
    address private _boundTo;

    /// @dev Only the contract above may pass.
    modifier fromAbove() {
        if (msg.sender != _boundTo) revert NotFromAbove(msg.sender, _boundTo);
        _;
    }

    /// @inheritdoc IBound
    function bind(address above) external restricted {
        if (above == address(0) || _boundTo != address(0)) revert AlreadyBound(_boundTo, above);
        _boundTo = above;
        emit BoundTo(above);
    }

    /// @inheritdoc IBound
    function boundTo() external view returns (address) {
        return _boundTo;
    }
}
