// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A register that contracts above it write to
/// @notice The contracts above are named once, at deployment, and never again: no administrator can put another in their
/// place and so reach money, drawings or documents.
interface IBound {
    error NotFromAbove(address caller);
    /// @notice Bound for good.
    error AlreadyBound(address[] given);
    /// @notice Asked to bind to nothing.
    error NothingToBind();

    event BoundTo(address indexed above);

    /// @dev restricted. Errors: NothingToBind, AlreadyBound.
    function bind(address[] calldata above) external;

    /// @return The contracts above; none before it is bound.
    function boundTo() external view returns (address[] memory);
}
