// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBankingCalendar} from "../interfaces/IBankingCalendar.sol";
import {ICredits} from "../interfaces/ICredits.sol";
import {IPresentations} from "../interfaces/IPresentations.sol";
import {Credit} from "../types/Credit.sol";
import {CivilDay, CreditId} from "../types/Ids.sol";
import {CivilDate} from "./CivilDate.sol";
import {PresentationRules} from "./PresentationRules.sol";

/// @notice Whether documents come in time. The calendar of the place of presentation is asked only where it matters.
library DrawingRules {
    using CivilDate for CivilDay;
    using PresentationRules for Credit;

    /// @notice Refuses what is received after the expiry or the presentation period, either of which a holiday moves (UCP
    /// 600 art. 14c, 29a), or shipped after the latest day, which nothing moves (art. 29c).
    function checkDates(
        Credit memory credit,
        IBankingCalendar calendar,
        CreditId id,
        CivilDay shipped,
        CivilDay received
    ) internal view {
        if (received > credit.expiry) {
            CivilDay expiry = calendar.nextBankingDay(credit.place, credit.expiry);
            if (received > expiry) revert ICredits.CreditExpired(id, received, expiry);
        }
        credit.checkShipment(id, shipped, received);
        if (credit.presentationDays == 0) return;
        CivilDay last = shipped.plus(credit.presentationDays);
        if (!(received > last)) return;
        last = calendar.nextBankingDay(credit.place, last);
        if (received > last) revert IPresentations.LatePresentation(id, received, last);
    }
}
