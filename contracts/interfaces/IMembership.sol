// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PartyId, Place} from "../types/Ids.sol";
import {Party, PartyKind} from "../types/Parties.sol";

/// @title Who is who: banks, institutions, customers and the bank that answers for them
/// @notice Names never come here. A party is a number; who it is, its counterparties know off the chain.
interface IMembership {
    /// @notice The account belongs to no party, or only to its past.
    error NotAdmitted(address account);
    error UnknownParty(PartyId party);
    /// @notice An account names one party for ever, so that past papers stay readable.
    error AccountInUse(address account, PartyId party);
    /// @notice Banks and institutions act by an account; only a customer can go without.
    error AccountMissing(PartyKind kind);
    /// @param allowed bit n stands for member n of PartyKind
    error WrongKind(PartyId party, PartyKind actual, uint256 allowed);
    /// @notice A suspended bank opens nothing new. It may always examine, pay and be paid.
    error Suspended(PartyId party);
    error NotSuspended(PartyId party);

    event PartyAdmitted(
        PartyId indexed party,
        PartyKind kind,
        address indexed account,
        Place place,
        PartyId indexed sponsor
    );
    event PartySuspended(PartyId indexed party);
    event PartyReinstated(PartyId indexed party);
    event AccountRotated(PartyId indexed party, address indexed former, address indexed account);
    event MandateSet(PartyId indexed party, PartyId indexed sponsor, bool mandate);

    /// @notice Admits a bank or an institution.
    /// @dev restricted. Errors: WrongKind for a customer or no kind, AccountMissing, AccountInUse.
    function admit(PartyKind kind, address account, Place place) external returns (PartyId party);

    /// @notice A bank brings in its customer and answers for it.
    /// @param account the customer's own, or zero for one that acts by its bank alone: then the mandate stands.
    /// @dev Errors: NotAdmitted, WrongKind when the caller is no bank, Suspended, AccountInUse.
    function introduce(address account) external returns (PartyId party);

    /// @notice A customer gives its sponsor the mandate to act for it, or takes it back.
    /// @dev Errors: NotAdmitted, WrongKind when the caller is no customer.
    function setMandate(bool mandate) external;

    /// @notice Moves a bank or customer to a new account of its own. Credits, claims and papers follow; the former account can
    /// do nothing more, and what cash it holds is taken over with ICash.collect. An institution stays at its account, to
    /// which its roles are given.
    /// @dev Errors: NotAdmitted, WrongKind for an institution, AccountMissing, AccountInUse.
    function rotateAccount(address account) external;

    /// @dev restricted. Errors: UnknownParty, Suspended.
    function suspend(PartyId party) external;

    /// @dev restricted. Errors: UnknownParty, NotSuspended.
    function reinstate(PartyId party) external;

    /// @return The party as stored. Errors: UnknownParty.
    function get(PartyId party) external view returns (Party memory);

    /// @return How many parties there are; they are numbered from 1.
    function count() external view returns (uint32);

    /// @return The party that the account is, or was, the account of; none if it never was one.
    function partyOf(address account) external view returns (PartyId);

    /// @return The account that acts for the party today; zero for a customer without one. Errors: UnknownParty.
    function accountOf(PartyId party) external view returns (address);

    /// @return As whom the caller acts when it acts for the party: the party itself, its sponsor under a mandate, or
    /// none when the caller may not act for it.
    function actingFor(PartyId party, address caller) external view returns (PartyId);

    /// @return The place of the party. Errors: UnknownParty.
    function placeOf(PartyId party) external view returns (Place);

    /// @return The party itself, or its sponsor for a customer without an account: who is paid what the party is owed.
    /// Errors: UnknownParty.
    function payeeOf(PartyId party) external view returns (PartyId);

    /// @return The account that acts today for the party that the given account is or was of; zero if it never was one.
    function presentAccountOf(address account) external view returns (address);

    /// @dev Errors: UnknownParty.
    function requireParties(PartyId one, PartyId other) external view;

    /// @notice Passes for a bank that may open new business. Errors: UnknownParty, WrongKind, Suspended.
    function requireActiveBank(PartyId party) external view;

    /// @return The bank that acts by the account and may open new business. Errors: NotAdmitted, WrongKind, Suspended.
    function activeBankAt(address account) external view returns (PartyId);
}
