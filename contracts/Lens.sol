// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAmendments} from "./interfaces/IAmendments.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {ILens} from "./interfaces/ILens.sol";
import {IPresentations} from "./interfaces/IPresentations.sol";
import {ISchedules} from "./interfaces/ISchedules.sol";
import {CivilDate} from "./rules/CivilDate.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {MaturityRules} from "./rules/MaturityRules.sol";
import {Claim} from "./types/Claim.sol";
import {Credit, TenorKind} from "./types/Credit.sol";
import {
    AmendmentId,
    amendmentId,
    CivilDay,
    ClaimId,
    CreditId,
    creditId,
    PartyId,
    Place,
    PresentationId,
    presentationId
} from "./types/Ids.sol";
import {Presentation, PresentationStatus} from "./types/Presentation.sol";
import {AmendmentView, ClaimView, CreditView, PresentationView} from "./types/Views.sol";

contract Lens is ILens {
    using CivilDate for CivilDay;
    using CreditRules for Credit;

    IBankingCalendar private immutable CALENDAR;
    ISchedules private immutable SCHEDULES;
    ICredits private immutable CREDITS;
    IAmendments private immutable AMENDMENTS;
    IPresentations private immutable PRESENTATIONS;
    IClaims private immutable CLAIMS;

    constructor(
        IBankingCalendar calendar,
        ISchedules schedules,
        ICredits credits_,
        IAmendments amendments_,
        IPresentations presentations_,
        IClaims claims
    ) {
        CALENDAR = calendar;
        SCHEDULES = schedules;
        CREDITS = credits_;
        AMENDMENTS = amendments_;
        PRESENTATIONS = presentations_;
        CLAIMS = claims;
    }

    /// @inheritdoc ILens
    function credits(PartyId issuer, uint32 first, uint32 most) external view returns (CreditView[] memory page) {
        uint256 length = _pageLength(CREDITS.issuedBy(issuer), first, most);
        page = new CreditView[](length);
        for (uint256 i; i < length; ++i) page[i] = credit(creditId(issuer, uint32(first + i)));
    }

    /// @inheritdoc ILens
    function presentations(
        CreditId id,
        uint16 first,
        uint16 most
    ) external view returns (PresentationView[] memory page) {
        uint256 length = _pageLength(CREDITS.get(id).presentations, first, most);
        page = new PresentationView[](length);
        for (uint256 i; i < length; ++i) page[i] = presentation(presentationId(id, uint16(first + i)));
    }

    /// @inheritdoc ILens
    function parts(CreditId id) external view returns (CreditView[] memory all) {
        uint256 length = CREDITS.get(id).parts;
        all = new CreditView[](length);
        for (uint256 i; i < length; ++i) all[i] = credit(id.partOf(uint8(i + 1)));
    }

    /// @inheritdoc ILens
    function amendments(CreditId id, uint16 first, uint16 most) external view returns (AmendmentView[] memory page) {
        uint256 length = _pageLength(AMENDMENTS.count(id), first, most);
        page = new AmendmentView[](length);
        for (uint256 i; i < length; ++i) page[i] = amendment(amendmentId(id, uint16(first + i)));
    }

    /// @inheritdoc ILens
    function shipment(CivilDay[] calldata days_) external pure returns (CivilDay latest) {
        for (uint256 i; i < days_.length; ++i) latest = latest.orLater(days_[i]);
    }

    /// @inheritdoc ILens
    function claim(ClaimId id) external view returns (ClaimView memory) {
        CreditId source = PresentationId.wrap(uint80(ClaimId.unwrap(id))).credit();
        return ClaimView(id, CLAIMS.statusOf(id), CLAIMS.get(id), CLAIMS.holderOf(id), source);
    }

    /// @inheritdoc ILens
    function lastPresentationDay(CreditId id, CivilDay shipped) external view returns (CivilDay) {
        Credit memory c = CREDITS.get(id);
        CivilDay expiry = CREDITS.effectiveExpiry(id);
        if (c.presentationDays == 0) return expiry;
        CivilDay last = CALENDAR.nextBankingDay(c.place, shipped.plus(c.presentationDays));
        return last < expiry ? last : expiry;
    }

    /// @inheritdoc ILens
    function maturity(
        TenorKind tenor,
        uint32 value,
        CivilDay sighted,
        CivilDay shipped,
        Place place
    ) external view returns (CivilDay) {
        CivilDay nominal = MaturityRules.nominal(tenor, value, sighted, shipped, sighted);
        return CALENDAR.nextBankingDay(place, nominal);
    }

    /// @inheritdoc ILens
    function credit(CreditId id) public view returns (CreditView memory) {
        Credit memory c = CREDITS.get(id);
        if (c.scheduled) c.amount = SCHEDULES.amountOn(id, c, CALENDAR.today(c.place));
        c.latestShipment = c.latest();
        CivilDay expiry = CREDITS.effectiveExpiry(id);
        return
            CreditView(
                id,
                CREDITS.statusOf(id),
                c,
                c.limit(),
                c.available(),
                expiry,
                CREDITS.adviseBy(id),
                AMENDMENTS.count(id)
            );
    }

    /// @inheritdoc ILens
    function amendment(AmendmentId id) public view returns (AmendmentView memory) {
        return
            AmendmentView(
                id,
                AMENDMENTS.statusOf(id),
                AMENDMENTS.get(id),
                AMENDMENTS.hashOf(id),
                CREDITS.drawing(id.amended()).currency
            );
    }

    /// @inheritdoc ILens
    function presentation(PresentationId id) public view returns (PresentationView memory) {
        Presentation memory p = PRESENTATIONS.get(id);
        Credit memory c = CREDITS.get(id.credit());
        return PresentationView(id, PRESENTATIONS.statusOf(id), p, c.currency, _maturityOf(id, p.status));
    }

    function _maturityOf(PresentationId id, PresentationStatus status) private view returns (CivilDay day) {
        // A negotiating bank pays at once, whatever the tenor.
        if (status == PresentationStatus.Honoured || status == PresentationStatus.Negotiated) {
            // Where others have the whole of it, the presenter has no claim.
            try CLAIMS.get(id.claim()) returns (Claim memory made) {
                return made.maturity;
            } catch {
                return day;
            }
        }
        try PRESENTATIONS.maturityOf(id) returns (CivilDay due) {
            return due;
        } catch {
            return day;
        }
    }

    function _pageLength(uint256 total, uint256 first, uint256 most) private pure returns (uint256) {
        if (first == 0 || first > total) return 0;
        uint256 left = total - first + 1;
        return left < most ? left : most;
    }
}
