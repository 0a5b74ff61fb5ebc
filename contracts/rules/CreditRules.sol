// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredits} from "../interfaces/ICredits.sol";
import {Credit, CreditStatus, TenorKind, Terms} from "../types/Credit.sol";
import {CivilDay, CreditId} from "../types/Ids.sol";
import {Limits} from "../types/Rules.sol";

/// @notice What a credit may say, and how much of it can be drawn.
library CreditRules {
    uint256 private constant PERCENT = 100;

    /// @notice Refuses terms that no credit of the rule set may have. Only what needs no other record is asked here.
    function check(Terms calldata t, CreditId id, Limits memory limits, CivilDay today) internal pure {
        if (t.root == 0) revert ICredits.TermsMissing(id);
        if (t.amount == 0) revert ICredits.ZeroAmount(id);
        if (t.toleranceMinus > PERCENT) revert ICredits.BadTolerance(id, t.toleranceMinus, uint8(PERCENT));
        uint256 most = limitRoundedDown(t.amount, t.tolerancePlus);
        if (most > type(uint128).max) revert ICredits.AmountTooLarge(id, most, type(uint128).max);
        if (!limits.onlyCurrency.isAny() && t.currency != limits.onlyCurrency) {
            revert ICredits.CurrencyNotAllowed(id, t.currency, limits.onlyCurrency);
        }
        if (t.beneficiary == id.issuer()) revert ICredits.IssuerIsBeneficiary(id, t.beneficiary);
        if (t.expiry < today) revert ICredits.ExpiryPassed(id, t.expiry, today);
        if (t.latestShipment > t.expiry) revert ICredits.ShipmentAfterExpiry(id, t.latestShipment, t.expiry);
        _checkTenor(t, id, limits.usanceCap, today);
    }

    /// @return The most that can be drawn: tolerance is on the total, not on each drawing (UCP 600 art. 30a; MT700 39A).
    function limitRoundedDown(uint256 amount, uint256 tolerancePlus) internal pure returns (uint256) {
        return (amount * (PERCENT + tolerancePlus)) / PERCENT;
    }

    /// @return Civil days after shipment, as the credit says or else its rule set; 0 where no transport document is
    /// required, for then the period has nothing to run from (UCP 600 art. 14c).
    function presentationPeriod(Terms calldata t, Limits memory limits) internal pure returns (uint16) {
        if (!t.transportDocument) return 0;
        return t.presentationDays == 0 ? limits.presentationDays : t.presentationDays;
    }

    function limit(Credit memory c) internal pure returns (uint256) {
        return limitRoundedDown(c.amount, c.tolerancePlus);
    }

    function available(Credit memory c) internal pure returns (uint256) {
        return limit(c) - c.drawn - c.pending - c.setAside;
    }

    /// @return The least that a single drawing must come to where partial drawings are prohibited: the amount less its
    /// tolerance, or less the rule set's allowance where the credit states none (UCP 600 art. 30c, 31a).
    function leastRoundedUp(Credit memory c, uint256 shortDrawing) internal pure returns (uint256) {
        bool stated = c.tolerancePlus != 0 || c.toleranceMinus != 0;
        uint256 percent = PERCENT - (stated ? c.toleranceMinus : shortDrawing);
        return (uint256(c.amount) * percent + PERCENT - 1) / PERCENT;
    }

    /// @notice Refuses a drawing above what is left, or a partial one where there may be none.
    function checkDrawing(Credit memory c, CreditId id, uint256 amount, uint256 shortDrawing) internal pure {
        uint256 left = available(c);
        if (amount == 0) revert ICredits.ZeroAmount(id);
        if (amount > left) revert ICredits.OverDrawn(id, amount, left);
        if (!c.singleDrawing) return;
        uint256 least = leastRoundedUp(c, shortDrawing);
        if (c.drawn + c.pending != 0 || amount < least) revert ICredits.PartialDrawing(id, amount, least);
    }

    /// @return Whether nothing more can come: the amount less tolerance is drawn, or the one drawing allowed was made.
    function isUsedUp(Credit memory c, uint256 shortDrawing) internal pure returns (bool) {
        if (c.singleDrawing) return c.drawn != 0;
        return available(c) == 0 || (c.toleranceMinus != 0 && c.drawn + c.setAside >= leastRoundedUp(c, shortDrawing));
    }

    /// @return The status that a stored one has become by time alone.
    function statusOn(Credit memory c, CivilDay today, CivilDay effectiveExpiry) internal pure returns (CreditStatus) {
        bool live = c.status == CreditStatus.Issued || c.status == CreditStatus.Advised;
        return live && c.pending == 0 && today > effectiveExpiry ? CreditStatus.Expired : c.status;
    }

    function _checkTenor(Terms calldata t, CreditId id, uint256 cap, CivilDay today) private pure {
        bool sight = t.tenor == TenorKind.Sight;
        bool fixedDate = t.tenor == TenorKind.FixedDate;
        CivilDay day = CivilDay.wrap(t.tenorValue);
        if (t.tenor == TenorKind.None || sight != (t.tenorValue == 0) || (fixedDate && day < today)) {
            revert ICredits.BadTenor(id, t.tenorValue);
        }
        uint256 length = fixedDate ? t.tenorValue - CivilDay.unwrap(today) : t.tenorValue;
        if (length > type(uint16).max) revert ICredits.BadTenor(id, t.tenorValue);
        if (cap != 0 && length > cap) revert ICredits.UsanceOverCap(id, length, cap);
    }
}
