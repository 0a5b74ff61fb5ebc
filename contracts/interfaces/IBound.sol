// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A register that one contract above it writes to
/// @notice The contract above is named once, at deployment, and never again: no administrator can put another in its
/// place and so reach money, drawings or documents.
interface IBound {
    error NotFromAbove(address caller, address expected);
    /// @notice Bound for good, or asked to bind to nothing.
    error AlreadyBound(address boundTo, address given);

    event BoundTo(address indexed above);

    /// @dev restricted. Errors: AlreadyBound.
    function bind(address above) external;

    /// @return The contract above; zero before it is bound.
    function boundTo() external view returns (address);
}
