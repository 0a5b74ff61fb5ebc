// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorSequentialProposalId} from "@openzeppelin/contracts/governance/extensions/GovernorSequentialProposalId.sol";
import {GovernorStorage} from "@openzeppelin/contracts/governance/extensions/GovernorStorage.sol";
import {ICouncil} from "./interfaces/ICouncil.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {ISeat} from "./interfaces/ISeat.sol";
import {CouncilRules, Tally} from "./types/Council.sol";
import {PartyId} from "./types/Ids.sol";
import {PartyKind} from "./types/Parties.sol";

contract Council is ICouncil, AccessManaged, GovernorSequentialProposalId, GovernorStorage {
    uint64 private constant ADMIN = 0;
    uint256 private constant MOST_WORDS = 32;
    uint8 private constant AGAINST = 0;
    uint8 private constant IN_FAVOUR = 1;
    uint8 private constant ABSTAIN = 2;

    IAccessManager private immutable MANAGER;
    IMembership private immutable MEMBERSHIP;
    ISeat private immutable SEAT;
    CouncilRules private _rules;
    mapping(uint256 resolution => Tally) private _tallies;

    constructor(
        address authority_,
        IMembership membership,
        ISeat seat,
        CouncilRules memory rules
    ) AccessManaged(authority_) Governor("Usance council") {
        MANAGER = IAccessManager(authority_);
        MEMBERSHIP = membership;
        SEAT = seat;
        _setRules(rules);
    }

    /// @inheritdoc ICouncil
    function setRules(CouncilRules calldata rules) external restricted {
        _setRules(rules);
    }

    /// @inheritdoc ICouncil
    function councilRules() external view returns (CouncilRules memory) {
        return _rules;
    }

    /// @inheritdoc ICouncil
    function tallyOf(uint256 resolution) public view returns (Tally memory cast, uint256 present, uint256 needed) {
        // One that was never proposed has no moment at all.
        // slither-disable-next-line incorrect-equality
        if (proposalSnapshot(resolution) == 0) revert GovernorNonexistentProposal(resolution);
        cast = _tallies[resolution];
        present = SEAT.present();
        needed = _needed(_count(cast.electorate & present));
    }

    /// @inheritdoc ICouncil
    function lapses(uint256 resolution) public view returns (uint256) {
        // One that was never proposed has no moment at all.
        // slither-disable-next-line incorrect-equality
        if (proposalSnapshot(resolution) == 0) revert GovernorNonexistentProposal(resolution);
        return proposalDeadline(resolution) + _rules.executionPeriod;
    }

    function propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description
    ) public override returns (uint256) {
        PartyId party = MEMBERSHIP.partyOf(msg.sender);
        bool convener =
            MEMBERSHIP.presentAccountOf(msg.sender) == msg.sender && MEMBERSHIP.get(party).kind == PartyKind.Convener;
        if (!convener && _seatAt(msg.sender) == 0) revert NotAMember(msg.sender);
        uint256 words = bytes(description).length;
        if (words > MOST_WORDS) revert TooManyWords(words, MOST_WORDS);
        return super.propose(targets, values, calldatas, description);
    }

    function execute(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) public payable override returns (uint256) {
        uint256 resolution = getProposalId(targets, values, calldatas, descriptionHash);
        ProposalState now_ = state(resolution);
        if (now_ == ProposalState.Defeated) {
            (Tally memory cast, uint256 present, uint256 needed) = tallyOf(resolution);
            revert NotCarried(resolution, _count(cast.inFavour & present), needed);
        }
        if (now_ == ProposalState.Expired) revert ResolutionLapsed(resolution, block.timestamp, lapses(resolution));
        return super.execute(targets, values, calldatas, descriptionHash);
    }

    function state(uint256 resolution) public view override returns (ProposalState now_) {
        now_ = super.state(resolution);
        // A vote is of a seat as it is, not as it was at some moment: it may be cast in the second of the proposal.
        if (now_ == ProposalState.Pending) return ProposalState.Active;
        bool over = now_ == ProposalState.Succeeded || now_ == ProposalState.Defeated;
        // What was defeated cannot come back because members go.
        if (over && block.timestamp > lapses(resolution)) return ProposalState.Expired;
    }

    function hasVoted(uint256 resolution, address account) public view override returns (bool) {
        uint8 seat = SEAT.seatOf(MEMBERSHIP.partyOf(account));
        return seat != 0 && _said(_tallies[resolution]) & (uint256(1) << seat) != 0;
    }

    function getProposalId(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) public view override(Governor, GovernorSequentialProposalId) returns (uint256) {
        return super.getProposalId(targets, values, calldatas, descriptionHash);
    }

    function votingDelay() public pure override returns (uint256) {
        return 0;
    }

    function votingPeriod() public view override returns (uint256) {
        return _rules.votingPeriod;
    }

    function quorum(uint256) public view override returns (uint256) {
        return _needed(_count(SEAT.present()));
    }

    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    // solhint-disable-next-line func-name-mixedcase
    function COUNTING_MODE() public pure override returns (string memory) {
        return "support=bravo&quorum=for";
    }

    function _propose(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        string memory description,
        address proposer
    ) internal override(GovernorSequentialProposalId, GovernorStorage) returns (uint256 resolution) {
        resolution = super._propose(targets, values, calldatas, description, proposer);
        for (uint256 i; i < targets.length; ++i) {
            if (targets[i].code.length == 0 || calldatas[i].length < 4) revert NotACall(targets[i], calldatas[i]);
        }
        _tallies[resolution].electorate = SEAT.taken();
    }

    function _executeOperations(
        uint256 resolution,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override {
        super._executeOperations(resolution, targets, values, calldatas, descriptionHash);
        (bool administers, uint32 delay) = MANAGER.hasRole(ADMIN, address(this));
        if (!administers || delay != 0) revert LastAdministrator();
        if (SEAT.present() == 0) revert NobodyLeft();
    }

    function _countVote(
        uint256 resolution,
        address account,
        uint8 support,
        uint256 weight,
        bytes memory
    ) internal override returns (uint256) {
        Tally storage tally = _tallies[resolution];
        uint256 seat = uint256(1) << SEAT.seatOf(MEMBERSHIP.partyOf(account));
        if (weight == 0 || tally.electorate & seat == 0) revert NoVote(resolution, account);
        if (_said(tally) & seat != 0) revert GovernorAlreadyCastVote(account);
        if (support == IN_FAVOUR) tally.inFavour |= seat;
        else if (support == AGAINST) tally.against |= seat;
        else if (support == ABSTAIN) tally.abstained |= seat;
        else revert GovernorInvalidVoteType();
        return weight;
    }

    function _getVotes(address account, uint256, bytes memory) internal view override returns (uint256) {
        return _seatAt(account) == 0 ? 0 : 1;
    }

    function _quorumReached(uint256) internal pure override returns (bool) {
        return true;
    }

    function _voteSucceeded(uint256 resolution) internal view override returns (bool) {
        (Tally memory cast, uint256 present, uint256 needed) = tallyOf(resolution);
        return _count(cast.inFavour & present) >= needed;
    }

    /// @return seat whose vote counts, of the bank that acts by the account today; 0 for none.
    function _seatAt(address account) private view returns (uint8 seat) {
        PartyId party = MEMBERSHIP.partyOf(account);
        if (MEMBERSHIP.presentAccountOf(account) != account || !MEMBERSHIP.mayVote(party)) return 0;
        return SEAT.seatOf(party);
    }

    /// @return votes that carry a resolution where so many are present, rounded up.
    function _needed(uint256 present) private view returns (uint256 votes) {
        CouncilRules memory rules = _rules;
        votes = (present * rules.numerator + rules.denominator - 1) / rules.denominator;
        return votes == 0 ? 1 : votes;
    }

    function _setRules(CouncilRules memory rules) private {
        (uint8 numerator, uint8 denominator) = (rules.numerator, rules.denominator);
        if (
            numerator > denominator ||
            // Two resolutions that say the opposite must not both be carried.
            uint256(numerator) * 2 <= denominator ||
            rules.votingPeriod == 0 ||
            rules.executionPeriod == 0
        ) {
            revert BadRules(numerator, denominator, rules.votingPeriod, rules.executionPeriod);
        }
        _rules = rules;
        emit RulesSet(rules);
    }

    function _said(Tally storage tally) private view returns (uint256) {
        return tally.inFavour | tally.against | tally.abstained;
    }

    function _count(uint256 seats) private pure returns (uint256 count) {
        for (; seats != 0; seats &= seats - 1) ++count;
    }
}
