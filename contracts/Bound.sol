// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IBound} from "./interfaces/IBound.sol";

/// @dev Not deployed by itself: what all registers that others write to share.
abstract contract Bound is IBound, AccessManaged {
    address[] private _boundTo;
    mapping(address above => bool) private _above;

    /// @dev Only the contracts above may pass.
    modifier fromAbove() {
        if (!_above[msg.sender]) revert NotFromAbove(msg.sender);
        _;
    }

    /// @inheritdoc IBound
    function bind(address[] calldata above) external restricted {
        if (above.length == 0) revert NothingToBind();
        if (_boundTo.length != 0) revert AlreadyBound(above);
        _boundTo = above;
        for (uint256 i; i < above.length; ++i) {
            if (above[i] == address(0)) revert NothingToBind();
            _above[above[i]] = true;
            emit BoundTo(above[i]);
        }
    }

    /// @inheritdoc IBound
    function boundTo() external view returns (address[] memory) {
        return _boundTo;
    }
}
