// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredits} from "../interfaces/ICredits.sol";
import {Confirmation, Credit, CreditStatus, TenorKind, Terms} from "../types/Credit.sol";
import {CivilDay, CreditId, PartyId} from "../types/Ids.sol";
import {Limits} from "../types/Rules.sol";
import {CreditRules} from "./CreditRules.sol";

/// @notice What a credit may say, and what its terms come to.
library TermsRules {
    /// @return c the credit that the terms come to; silent ones are filled in from the rule set
    function drawnUp(
        Terms calldata t,
        Limits memory limits,
        uint8 edition,
        CivilDay today
    ) internal pure returns (Credit memory c) {
        (c.applicant, c.beneficiary, c.adviser, c.nominated) = (t.applicant, t.beneficiary, t.adviser, t.nominated);
        (c.status, c.rules, c.edition, c.root) = (CreditStatus.Issued, t.rules, edition, t.root);
        (c.currency, c.amount, c.place) = (t.currency, t.amount, t.place);
        (c.tolerancePlus, c.toleranceMinus) = (t.tolerancePlus, t.toleranceMinus);
        (c.tenor, c.tenorValue, c.examinationDays) = (t.tenor, uint24(t.tenorValue), limits.examinationDays);
        (c.expiry, c.latestShipment, c.issued) = (t.expiry, t.latestShipment, uint16(CivilDay.unwrap(today)));
        c.presentationDays = presentationPeriod(t, limits);
        (c.confirmation, c.singleDrawing, c.transferable) = (t.confirmation, !t.partialDrawings, t.transferable);
    }

    /// @return The bank that is asked to confirm: the one named, or the nominated bank, or else who advises last.
    function askedToConfirm(Credit memory c, CreditId id, PartyId named) internal pure returns (PartyId) {
        PartyId bank = named;
        if (bank.isNobody()) bank = c.nominated;
        if (bank.isNobody()) bank = c.secondAdviser;
        if (bank.isNobody()) bank = c.adviser;
        bool asks = c.confirmation == Confirmation.MayAdd || c.confirmation == Confirmation.Confirm;
        if (!asks || bank.isNobody() || bank == id.issuer()) revert ICredits.BadConfirmer(id, bank);
        return bank;
    }

    /// @notice Refuses terms that no credit of the rule set may have. Only what needs no other record is asked here.
    function check(Terms calldata t, CreditId id, Limits memory limits, CivilDay today) internal pure {
        if (t.root == 0) revert ICredits.TermsMissing(id);
        checkAmount(id, t.amount, t.tolerancePlus, t.toleranceMinus);
        if (!limits.onlyCurrency.isAny() && t.currency != limits.onlyCurrency) {
            revert ICredits.CurrencyNotAllowed(id, t.currency, limits.onlyCurrency);
        }
        if (t.beneficiary == id.issuer()) revert ICredits.IssuerIsBeneficiary(id, t.beneficiary);
        checkDates(id, t.expiry, t.latestShipment, today);
        if (t.presentationDays > type(uint8).max) {
            revert ICredits.PeriodTooLong(id, t.presentationDays, type(uint8).max);
        }
        checkTenor(id, t.tenor, t.tenorValue, limits.usanceCap, today);
    }

    function checkAmount(CreditId id, uint256 amount, uint256 tolerancePlus, uint8 toleranceMinus) internal pure {
        if (amount == 0) revert ICredits.ZeroAmount(id);
        if (toleranceMinus > 100) revert ICredits.BadTolerance(id, toleranceMinus, 100);
        uint256 most = CreditRules.limitRoundedDown(amount, tolerancePlus);
        if (most > type(uint128).max) revert ICredits.AmountTooLarge(id, most, type(uint128).max);
    }

    function checkDates(CreditId id, CivilDay expiry, CivilDay latestShipment, CivilDay today) internal pure {
        if (expiry < today) revert ICredits.ExpiryPassed(id, expiry, today);
        if (latestShipment > expiry) revert ICredits.ShipmentAfterExpiry(id, latestShipment, expiry);
    }

    /// @notice Refuses a tenor that is none, or is longer than the rule set's cap: a year's months are a year's days.
    function checkTenor(CreditId id, TenorKind tenor, uint32 value, uint256 cap, CivilDay today) internal pure {
        bool sight = tenor == TenorKind.Sight;
        bool fixedDate = tenor == TenorKind.FixedDate;
        if (tenor == TenorKind.None || sight != (value == 0) || (fixedDate && CivilDay.wrap(value) < today)) {
            revert ICredits.BadTenor(id, value);
        }
        bool months = tenor == TenorKind.AfterSightMonths || tenor == TenorKind.AfterShipmentMonths;
        uint256 length = fixedDate ? value - CivilDay.unwrap(today) : value;
        if (months) length = (length * 365) / 12;
        if (length > type(uint16).max) revert ICredits.BadTenor(id, value);
        if (cap != 0 && length > cap) revert ICredits.UsanceOverCap(id, length, cap);
    }

    /// @notice Makes the amount an approximate one; it can have no tolerance of its own then (UCP 600 art. 30a).
    function setAbout(Credit memory c, CreditId id, uint8 percent) internal pure {
        uint8 stated = c.tolerancePlus > c.toleranceMinus ? c.tolerancePlus : c.toleranceMinus;
        if (stated != 0) revert ICredits.BadTolerance(id, stated, 0);
        (c.tolerancePlus, c.toleranceMinus) = (percent, percent);
        checkAmount(id, c.amount, percent, percent);
    }

    /// @return Civil days after shipment, as the credit says or else its rule set; 0 where no transport document is
    /// required, for then the period has nothing to run from (UCP 600 art. 14c).
    function presentationPeriod(Terms calldata t, Limits memory limits) internal pure returns (uint8) {
        if (!t.transportDocument) return 0;
        return t.presentationDays == 0 ? limits.presentationDays : uint8(t.presentationDays);
    }
}
