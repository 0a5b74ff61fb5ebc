// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Currency, PartyId, QuoteId} from "../types/Ids.sol";

/// @title How much each bank would still buy of each obligor
/// @notice A line is the buyer's own affair: what it takes comes off, what comes to nothing comes back, though never to more
/// than the buyer has set, and the buyer sets the line anew as it thinks fit. A bank that has set none for an obligor is
/// bound by none.
interface ILines {
    /// @param given face of the claim, minor units
    /// @param left of the line
    error LineExceeded(QuoteId id, PartyId obligor, uint128 given, uint128 left);

    /// @param left minor units
    event LineSet(PartyId indexed buyer, PartyId indexed obligor, Currency indexed currency, uint128 left);
    event LineEnded(PartyId indexed buyer, PartyId indexed obligor, Currency indexed currency);

    /// @notice The bank would buy as much more of the obligor's undertakings, and no more.
    /// @dev Errors: IMembership.NotAdmitted, IMembership.WrongKind, IMembership.Suspended, IMembership.UnknownParty,
    /// IRuleBook.UnknownCurrency.
    function setLine(PartyId obligor, Currency currency, uint128 left) external;

    /// @notice The bank is bound by no line for the obligor any more.
    /// @dev Errors: IMembership.NotAdmitted, IMembership.WrongKind, IMembership.Suspended.
    function endLine(PartyId obligor, Currency currency) external;

    /// @dev for Forfaiting only. Errors: LineExceeded.
    function use(QuoteId id, PartyId buyer, PartyId obligor, Currency currency, uint128 amount) external;

    /// @dev for Forfaiting only.
    function giveBack(PartyId buyer, PartyId obligor, Currency currency, uint128 amount) external;

    /// @notice Passes where the amount is within the line. Errors: LineExceeded.
    function requireRoom(QuoteId id, PartyId buyer, PartyId obligor, Currency currency, uint128 amount) external view;

    /// @return bound whether the buyer has set a line
    /// @return left of it, minor units
    function lineOf(PartyId buyer, PartyId obligor, Currency currency) external view returns (bool bound, uint128 left);
}
