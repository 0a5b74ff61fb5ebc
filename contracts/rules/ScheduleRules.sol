// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISchedules} from "../interfaces/ISchedules.sol";
import {Clauses, Credit, DrawingKind, Instalment} from "../types/Credit.sol";
import {CivilDay, CreditId} from "../types/Ids.sol";
import {Schedule} from "../types/Schedule.sol";
import {CivilDate} from "./CivilDate.sol";
import {CreditRules} from "./CreditRules.sol";
import {TermsRules} from "./TermsRules.sol";

/// @notice How credits by instalments and revolving ones are drawn (UCP 600 art. 32).
library ScheduleRules {
    using CivilDate for CivilDay;
    using CreditRules for Credit;

    uint256 private constant MOST_INSTALMENTS = 64;

    /// @notice Refuses clauses that fit neither each other nor the credit.
    function check(CreditId id, Credit memory c, Clauses memory clauses) internal pure {
        DrawingKind kind = clauses.drawings;
        bool byTime = kind == DrawingKind.RevolvingByTime;
        bool revolving = byTime || kind == DrawingKind.RevolvingByValue;
        bool byInstalments = kind == DrawingKind.Instalments;
        if (
            revolving != (clauses.times != 0) ||
            byTime != (clauses.period != 0) ||
            byInstalments != (clauses.instalments.length != 0) ||
            (clauses.cumulative && !byTime) ||
            (revolving && (c.tolerancePlus != 0 || c.toleranceMinus != 0)) ||
            (kind != DrawingKind.Free && c.singleDrawing)
        ) revert ISchedules.ClauseMisplaced(id, kind);
        if (clauses.advance > c.amount) revert ISchedules.AdvanceTooLarge(id, clauses.advance, c.amount);
        if (revolving) TermsRules.checkAmount(id, uint256(c.amount) * (uint256(clauses.times) + 1), 0, 0);
        if (byInstalments) _checkInstalments(id, c, clauses.instalments);
    }

    /// @return How often the amount has come anew by the day: with each period that is over, so many times at most.
    function elapsed(Schedule memory s, CivilDay today) internal pure returns (uint256) {
        uint256 count = 0;
        while (count < s.times && !(s.since.plusMonths((count + 1) * s.period) > today)) ++count;
        return count;
    }

    /// @return amount of the credit after so many more reinstatements
    function reinstated(Schedule memory s, Credit memory c, uint256 more) internal pure returns (uint128 amount) {
        if (more == 0) return c.amount;
        // Within 128 bits, as the credit's whole was when it was issued.
        return s.cumulative ? c.amount + uint128(more) * s.portion : used(c) + s.portion;
    }

    /// @return count of the reinstatements by value that drawings no longer need
    function givenBack(Schedule memory s, Credit memory c) internal pure returns (uint256 count) {
        uint256 free = c.amount - used(c);
        while (count < s.used && free >= (count + 2) * s.portion) ++count;
    }

    /// @return amount that leaves no more than one portion to be drawn, where nothing is carried over
    function capped(Schedule memory s, Credit memory c) internal pure returns (uint128 amount) {
        uint128 most = used(c) + s.portion;
        return s.cumulative || c.amount < most ? c.amount : most;
    }

    function used(Credit memory c) internal pure returns (uint128) {
        return c.drawn + c.pending + c.setAside;
    }

    /// @return index of the instalment that a day of shipment belongs to; how many there are if it is after all of them
    function indexOf(Instalment[] memory all, CivilDay day) internal pure returns (uint256 index) {
        while (index < all.length && day > all[index].until) ++index;
    }

    /// @notice Refuses the instalment of that index unless it is the next, and not above its amount with tolerance.
    function checkNext(
        CreditId id,
        Credit memory c,
        Instalment[] memory all,
        uint256 made,
        uint256 index,
        uint256 amount
    ) internal pure {
        for (uint256 i; i < index; ++i) {
            if ((made >> i) & 1 == 0) revert ISchedules.InstalmentMissed(id, i + 1, all[i].until);
        }
        if (index == all.length) revert ISchedules.InstalmentMissed(id, index, all[index - 1].until);
        if ((made >> index) & 1 == 1) revert ISchedules.InstalmentMade(id, index + 1);
        uint256 most = CreditRules.limitRoundedDown(all[index].amount, c.tolerancePlus);
        if (amount > most) revert ISchedules.InstalmentExceeded(id, index + 1, amount, most);
    }

    function _checkInstalments(CreditId id, Credit memory c, Instalment[] memory all) private pure {
        if (all.length > MOST_INSTALMENTS) revert ISchedules.TooManyInstalments(id, all.length, MOST_INSTALMENTS);
        uint256 sum = 0;
        CivilDay before = CivilDay.wrap(0);
        for (uint256 i; i < all.length; ++i) {
            CivilDay until = all[i].until;
            if (all[i].amount == 0 || !(until > before) || until > c.latest()) {
                revert ISchedules.BadInstalment(id, i + 1);
            }
            (sum, before) = (sum + all[i].amount, until);
        }
        if (sum != c.amount) revert ISchedules.InstalmentsDiffer(id, sum, c.amount);
    }
}
