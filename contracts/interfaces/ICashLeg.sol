// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PartyId, QuoteId} from "../types/Ids.sol";
import {Payment} from "../types/Market.sol";

/// @title How the money of a trade moves
/// @notice Forfaiting asks the leg that a trade has chosen, and moves the claim when it says that the seller has been paid.
interface ICashLeg {
    /// @notice What a trade costs cannot be moved.
    /// @param given what the payer holds and lets the leg draw on, whichever is less
    error InsufficientCash(QuoteId id, uint256 given, uint256 needed);
    /// @notice Neither the payer nor the payee itself.
    error NotOfPayment(QuoteId id, address caller);
    error TransferMissing(QuoteId id);
    error TransferReported(QuoteId id, bytes32 transfer);
    /// @notice The payee has received another transfer than the payer reports, or none was reported.
    error TransferDiffers(QuoteId id, bytes32 given, bytes32 reported);

    /// @param transfer salted hash of the reference of the transfer
    event TransferReportedBy(QuoteId indexed id, PartyId indexed payer, bytes32 transfer);
    event TransferConfirmedBy(QuoteId indexed id, PartyId indexed payee, bytes32 transfer);

    /// @notice Moves the money, or takes down what payer or payee says of it.
    /// @param caller who speaks
    /// @param transfer salted hash of the reference of a transfer outside the chain; 0 on the chain
    /// @return paid whether the payee has the money
    /// @dev for Forfaiting only. Errors: InsufficientCash, IRuleBook.UnknownCurrency; NotOfPayment, TransferMissing,
    /// TransferReported, TransferDiffers.
    function settle(
        QuoteId id,
        Payment calldata payment,
        address caller,
        bytes32 transfer
    ) external returns (bool paid);

    /// @return Whether the payer has said that it has paid, and the payee has not said so.
    function isUnderWay(QuoteId id) external view returns (bool);
}
