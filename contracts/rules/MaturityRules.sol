// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Drawing, TenorKind} from "../types/Credit.sol";
import {CivilDay} from "../types/Ids.sol";
import {CivilDate} from "./CivilDate.sol";

/// @notice When an honoured presentation falls due, before holidays. Days are calendar days and the day counted from is
/// not itself counted: "n days after X" is X + n, and "n months after X" the day of that number n months on (UCP 600
/// art. 3; ISBP 745 section B).
library MaturityRules {
    using CivilDate for CivilDay;

    /// @param sighted day that the tenor after sight runs from, see sightOf
    /// @return The nominal day, never before today: what is already past is due at once.
    function nominal(
        TenorKind tenor,
        uint256 value,
        CivilDay sighted,
        CivilDay shipped,
        CivilDay today
    ) internal pure returns (CivilDay) {
        if (tenor == TenorKind.AfterSight) return sighted.plus(value).orLater(today);
        if (tenor == TenorKind.AfterShipment) return shipped.plus(value).orLater(today);
        if (tenor == TenorKind.AfterSightMonths) return sighted.plusMonths(value).orLater(today);
        if (tenor == TenorKind.AfterShipmentMonths) return shipped.plusMonths(value).orLater(today);
        if (tenor == TenorKind.FixedDate) return CivilDay.wrap(uint32(value)).orLater(today);
        return today;
    }

    /// @return The nominal day of a drawing.
    function due(
        Drawing memory d,
        CivilDay sighted,
        CivilDay shipped,
        CivilDay today
    ) internal pure returns (CivilDay) {
        return nominal(d.tenor, d.tenorValue, sighted, shipped, today);
    }

    /// @return The day that counts as sight: of presentation, or for documents that were refused and then taken up the
    /// day on which the waiver was accepted (ISBP 745 section B).
    function sightOf(CivilDay received, CivilDay decided, uint256 discrepancies) internal pure returns (CivilDay) {
        return discrepancies == 0 ? received : decided;
    }
}
