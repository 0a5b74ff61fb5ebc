// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Currency} from "../types/Ids.sol";

/// @title Settlement money of one currency, for parties of the platform only
/// @notice Amounts are minor units; `decimals` is the exponent of ISO 4217. The settlement agent issues it and takes it
/// back; supply = issued - redeemed, always. A suspended party may pay and be paid.
interface ICash is IERC20 {
    /// @notice Money goes from and to accounts of parties, and to the present one of each alone.
    error NotAnAccount(address account);
    /// @notice An account that its party has left can only be emptied to the present one.
    error FormerAccount(address account, address present);
    error NotFormerAccount(address account, address caller);

    event CashIssued(address indexed account, uint256 amount);
    event CashRedeemed(address indexed account, uint256 amount);

    /// @dev restricted to the settlement agent. Errors: NotAnAccount.
    function issue(address account, uint256 amount) external;

    /// @notice The settlement agent takes back what it holds itself: a holder pays it to the agent first.
    /// @dev restricted to the settlement agent. Errors: ERC20InsufficientBalance.
    function redeem(uint256 amount) external;

    /// @notice Takes over what an account holds that the caller's party has left.
    /// @return amount taken over
    /// @dev Errors: NotFormerAccount.
    function collect(address former) external returns (uint256 amount);

    /// @return The one currency of this cash.
    function currency() external view returns (Currency);
}
