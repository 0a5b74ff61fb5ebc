// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PartyId, Place} from "../types/Ids.sol";
import {Party, PartyKind, Standing} from "../types/Parties.sol";

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
    /// @notice The council has suspended the bank, and alone reinstates it.
    error SuspendedByCouncil(PartyId party);
    /// @notice The convener's last suspension of the party ended unconfirmed; before another the council has to speak.
    error EmergencySpent(PartyId party, uint40 until);
    /// @notice An expelled bank opens nothing new, and has no seat. It may always examine, pay and be paid.
    error Expelled(PartyId party);
    /// @notice The council has paused the opening of new business, by everybody.
    error NewBusinessClosed(uint40 until);
    error NewBusinessOpen();
    /// @notice It would be closed until a moment that is past.
    error BadClosing(uint40 until, uint256 moment);
    /// @notice New business is opened in the register's successor.
    error RegisterSucceeded(address register, address successor);
    /// @notice The successor is no contract, or the register itself.
    error BadSuccessor(address register, address successor);

    event PartyAdmitted(
        PartyId indexed party,
        PartyKind kind,
        address indexed account,
        Place place,
        PartyId indexed sponsor
    );
    /// @param until 0: until the council reinstates it
    event PartySuspended(PartyId indexed party, uint40 until);
    event PartyReinstated(PartyId indexed party);
    event PartyExpelled(PartyId indexed party);
    /// @param until 0: opened again
    event NewBusinessClosing(uint40 until);
    event NewBusinessRedirected(address indexed register, address indexed successor);
    event AccountRotated(PartyId indexed party, address indexed former, address indexed account);
    event MandateSet(PartyId indexed party, PartyId indexed sponsor, bool mandate);

    /// @notice Admits a bank or an institution.
    /// @dev restricted to the council. Errors: WrongKind for a customer or no kind, AccountMissing, AccountInUse.
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

    /// @notice In an emergency the convener suspends a party, for 30 days unless the council confirms it. A bank keeps its vote
    /// meanwhile: otherwise the convener could make majorities.
    /// @dev restricted to the convener. Errors: UnknownParty, Suspended, Expelled, EmergencySpent.
    function suspend(PartyId party) external;

    /// @notice The convener ends the suspension that it has made.
    /// @dev restricted to the convener. Errors: UnknownParty, NotSuspended, SuspendedByCouncil.
    function reinstate(PartyId party) external;

    /// @notice Suspends a party until the council reinstates it, or confirms the convener's suspension; reinstates it, whoever has
    /// suspended it; or expels a bank, for good. A bank that is suspended so or expelled has no vote. Its live undertakings run on,
    /// it may always examine, pay and be paid.
    /// @dev restricted to the council. Errors: UnknownParty, Expelled, Suspended, NotSuspended, WrongKind for the expulsion of
    /// what is no bank.
    function resolveStanding(PartyId party, Standing standing) external;

    /// @notice Until then no bank opens new business: nothing passes requireActiveBank. Everybody may do what a suspended bank
    /// may, and release claims, for which nobody can quote. No clock stands still for it: where days of examination are not to
    /// count either, the same resolution records an interruption (IBankingCalendar.interrupt).
    /// @param until 0 to open again
    /// @dev restricted to the council. Errors: BadClosing for a moment that is past, NewBusinessOpen.
    function closeNewBusiness(uint40 until) external;

    /// @notice A register opens nothing new from now on; its successor does. What is live in it runs to its end there.
    /// @dev restricted to the council. Errors: BadSuccessor.
    function redirectNewBusiness(address register, address successor) external;

    /// @return The party as it stands now. Errors: UnknownParty.
    function get(PartyId party) external view returns (Party memory);

    /// @return Whether the party is a bank whose vote counts: neither expelled nor suspended by the council.
    function mayVote(PartyId party) external view returns (bool);

    /// @return closedUntil until when nobody opens new business; past or 0 where it is open
    /// @return successor where the register's new business is opened; none where it is opened in itself.
    function newBusinessOf(address register) external view returns (uint40 closedUntil, address successor);

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

    /// @notice Passes for a bank that may open new business in the contract that asks. Errors: UnknownParty, WrongKind, Suspended,
    /// Expelled, NewBusinessClosed, RegisterSucceeded.
    function requireActiveBank(PartyId party) external view;

    /// @return The bank that acts by the account and may open new business. Errors: NotAdmitted, those of requireActiveBank.
    function activeBankAt(address account) external view returns (PartyId);
}
