// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CouncilRules, Tally} from "../types/Council.sol";

/// @title The council of the member banks: one bank, one vote
/// @notice An OpenZeppelin Governor over the seats. A resolution is a list of calls that the council makes itself, each readable
/// by the interface of the contract that is called. The convener proposes and has no vote; banks propose too. A bank votes
/// by whatever account it acts from, once. Votes are counted against the members that are present when the resolution is
/// executed: of a bank that was expelled meanwhile, or suspended by the council, neither seat nor vote counts, and a bank
/// that was admitted after the proposal has no part in it. Anybody executes what was carried.
/// The council administers all contracts, and nothing that is live can be reached by what it administers.
interface ICouncil {
    /// @notice Neither the convener nor a bank whose vote counts.
    error NotAMember(address account);
    /// @notice The account is not that of a bank whose vote counts and that had its seat when this was proposed.
    error NoVote(uint256 resolution, address account);
    /// @notice Names and reasons stay off the ledger: the description is a reference of at most so many bytes.
    error TooManyWords(uint256 given, uint256 allowed);
    /// @notice Nothing that can be read: the account called is no contract, or no function of it is named.
    error NotACall(address target, bytes data);
    /// @param needed votes in favour, of the members that are present
    error NotCarried(uint256 resolution, uint256 inFavour, uint256 needed);
    /// @notice Nobody has executed it in time.
    error ResolutionLapsed(uint256 resolution, uint256 moment, uint256 until);
    /// @notice The council would not administer any more. Only another administrator can put itself in its place.
    error LastAdministrator();
    /// @notice Nobody would be left who could vote.
    error NobodyLeft();
    /// @notice Not more than half, more than all, or no time.
    error BadRules(uint8 numerator, uint8 denominator, uint32 votingPeriod, uint32 executionPeriod);

    event RulesSet(CouncilRules rules);

    /// @dev restricted to the council itself. Errors: BadRules.
    function setRules(CouncilRules calldata rules) external;

    /// @return The rules that hold now.
    function councilRules() external view returns (CouncilRules memory);

    /// @return cast who has said what, of all that had a seat
    /// @return present bit set of the seats whose votes count now
    /// @return needed votes in favour, of those present that had a seat when it was proposed; at least one.
    /// Errors: GovernorNonexistentProposal.
    function tallyOf(uint256 resolution) external view returns (Tally memory cast, uint256 present, uint256 needed);

    /// @return When the resolution lapses that nobody has executed. Errors: GovernorNonexistentProposal.
    function lapses(uint256 resolution) external view returns (uint256);
}
