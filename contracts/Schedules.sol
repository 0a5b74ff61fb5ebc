// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {ISchedules} from "./interfaces/ISchedules.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {ScheduleRules} from "./rules/ScheduleRules.sol";
import {Clauses, Credit, DrawingKind, Instalment} from "./types/Credit.sol";
import {CivilDay, CreditId} from "./types/Ids.sol";
import {Schedule} from "./types/Schedule.sol";

contract Schedules is ISchedules, Bound {
    using CreditRules for Credit;
    using ScheduleRules for Instalment[];
    using ScheduleRules for Schedule;

    mapping(CreditId id => Schedule) private _schedules;
    mapping(CreditId id => Instalment[]) private _instalments;

    constructor(address authority) AccessManaged(authority) {}

    /// @inheritdoc ISchedules
    function record(CreditId id, Credit calldata credit, Clauses calldata clauses) external fromAbove {
        ScheduleRules.check(id, credit, clauses);
        _schedules[id] = Schedule(
            clauses.drawings,
            clauses.cumulative,
            clauses.times,
            0,
            clauses.period,
            CivilDay.wrap(credit.issued),
            0,
            uint8(clauses.instalments.length),
            credit.amount,
            clauses.advance
        );
        for (uint256 i; i < clauses.instalments.length; ++i) _instalments[id].push(clauses.instalments[i]);
    }

    /// @inheritdoc ISchedules
    function use(
        CreditId id,
        Credit calldata credit,
        uint128 amount,
        CivilDay day,
        CivilDay today
    ) external fromAbove returns (uint128) {
        Schedule memory s = _schedules[id];
        if (s.kind == DrawingKind.Instalments) {
            if (day.isUnset()) revert InstalmentDateMissing(id);
            Instalment[] memory all = _instalments[id];
            uint256 index = all.indexOf(day);
            ScheduleRules.checkNext(id, credit, all, s.made, index, amount);
            _schedules[id].made = s.made | (uint64(1) << uint8(index));
            return credit.amount;
        }
        uint256 more = _more(s, credit, amount, today);
        if (more == 0) return credit.amount;
        uint128 anew = s.reinstated(credit, more);
        uint8 times = s.used + uint8(more);
        _schedules[id].used = times;
        emit AmountReinstated(id, times, anew);
        return anew;
    }

    /// @inheritdoc ISchedules
    function undo(CreditId id, Credit calldata credit, CivilDay day) external fromAbove returns (uint128) {
        Schedule memory s = _schedules[id];
        if (s.kind != DrawingKind.Instalments) {
            // What came anew only for documents that nobody took up has yet to come.
            uint256 back = s.kind == DrawingKind.RevolvingByValue ? s.givenBack(credit) : 0;
            uint128 left = back == 0 ? s.capped(credit) : credit.amount - uint128(back) * s.portion;
            if (left == credit.amount) return left;
            uint8 times = s.used - uint8(back);
            _schedules[id].used = times;
            emit AmountReinstated(id, times, left);
            return left;
        }
        uint256 index = _instalments[id].indexOf(day);
        _schedules[id].made = s.made & ~(uint64(1) << uint8(index));
        return credit.amount;
    }

    /// @inheritdoc ISchedules
    function amountOn(CreditId id, Credit calldata credit, CivilDay today) external view returns (uint128) {
        Schedule memory s = _schedules[id];
        return s.kind == DrawingKind.Instalments ? credit.amount : s.reinstated(credit, _more(s, credit, 1, today));
    }

    /// @inheritdoc ISchedules
    function get(CreditId id) external view returns (Schedule memory) {
        return _schedules[id];
    }

    /// @inheritdoc ISchedules
    function instalments(CreditId id) external view returns (Instalment[] memory) {
        return _instalments[id];
    }

    /// @return How often the amount comes anew for a drawing: by time with each period over, by value where it needs it.
    function _more(
        Schedule memory s,
        Credit calldata credit,
        uint256 amount,
        CivilDay today
    ) private pure returns (uint256) {
        if (s.kind == DrawingKind.RevolvingByTime) return s.elapsed(today) - s.used;
        Credit memory c = credit;
        return s.kind == DrawingKind.RevolvingByValue && s.used < s.times && amount > c.available() ? 1 : 0;
    }
}
