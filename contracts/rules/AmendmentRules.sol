// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAmendments} from "../interfaces/IAmendments.sol";
import {ICredits} from "../interfaces/ICredits.sol";
import {Changes, Confirmed} from "../types/Amendment.sol";
import {Credit, TenorKind} from "../types/Credit.sol";
import {AmendmentId, CivilDay, CreditId} from "../types/Ids.sol";
import {CreditRules} from "./CreditRules.sol";
import {TermsRules} from "./TermsRules.sol";

/// @notice What an amendment makes of a credit, and which amendments a credit cannot have (UCP 600 art. 10).
library AmendmentRules {
    using CreditRules for Credit;

    /// @notice Refuses an amendment that changes nothing, or says of one thing two.
    function check(AmendmentId id, Changes memory a) internal pure {
        if (a.root == 0) revert IAmendments.NothingAmended(id);
        if (a.increase != 0 && a.decrease != 0) revert IAmendments.IncreaseAndDecrease(id, a.increase, a.decrease);
    }

    /// @return What whoever accepts an amendment says it accepts: the whole of it, and of no other (art. 10e).
    function hashOf(AmendmentId id, Changes memory changes) internal pure returns (bytes32) {
        return keccak256(abi.encode(id, changes));
    }

    /// @return amended credit; what it is drawn by stays, and an amount beyond all bounds is the largest there is
    function applied(Credit memory credit, Changes memory a) internal pure returns (Credit memory amended) {
        amended = copy(credit);
        uint256 amount = uint256(credit.amount) + a.increase;
        amount = amount < a.decrease ? 0 : amount - a.decrease;
        amended.amount = amount > type(uint128).max ? type(uint128).max : uint128(amount);
        if (a.tolerance) (amended.tolerancePlus, amended.toleranceMinus) = (a.tolerancePlus, a.toleranceMinus);
        if (!a.expiry.isUnset()) amended.expiry = a.expiry;
        if (!a.latestShipment.isUnset()) amended.latestShipment = a.latestShipment;
        if (a.presentationDays != 0) amended.presentationDays = a.presentationDays;
        if (a.tenor != TenorKind.None) (amended.tenor, amended.tenorValue) = (a.tenor, a.tenorValue);
    }

    /// @return What a confirmer is bound by that is bound on these terms.
    function termsOfConfirmer(Credit memory c) internal pure returns (Confirmed memory) {
        return
            Confirmed(
                c.amount,
                c.tolerancePlus,
                c.toleranceMinus,
                c.expiry,
                c.latestShipment,
                c.presentationDays,
                c.tenor,
                c.tenorValue
            );
    }

    /// @return The credit on the terms that its confirmer is bound by. An amount that comes anew binds both alike.
    function bound(Credit memory c, Confirmed memory by) internal pure returns (Credit memory) {
        if (!c.scheduled) c.amount = by.amount;
        (c.tolerancePlus, c.toleranceMinus) = (by.tolerancePlus, by.toleranceMinus);
        (c.expiry, c.latestShipment) = (by.expiry, by.latestShipment);
        (c.presentationDays, c.tenor, c.tenorValue) = (by.presentationDays, by.tenor, by.tenorValue);
        return c;
    }

    /// @notice Refuses an amount that an amended credit may not have, as at issue, or less than is drawn already.
    function checkAmount(CreditId id, Credit memory before, Credit memory c, Changes memory a) internal pure {
        uint256 amount = uint256(before.amount) + a.increase;
        if (amount > type(uint128).max) revert ICredits.AmountTooLarge(id, amount, type(uint128).max);
        TermsRules.checkAmount(id, c.amount, c.tolerancePlus, c.toleranceMinus);
        uint256 used = uint256(c.drawn) + c.pending + c.setAside;
        if (c.limit() < used) revert IAmendments.BelowUse(id, c.limit(), used);
    }

    /// @notice Refuses days and tenor that an amended credit may not have, as at issue.
    function checkDays(CreditId id, Credit memory before, Credit memory c, uint256 cap, CivilDay today) internal pure {
        TermsRules.checkDates(id, c.expiry, c.latestShipment, today);
        if (c.tenor != before.tenor || c.tenorValue != before.tenorValue) {
            TermsRules.checkTenor(id, c.tenor, c.tenorValue, cap, today);
        }
    }

    /// @return A copy, as a memory struct is otherwise shared.
    function copy(Credit memory c) internal pure returns (Credit memory) {
        return abi.decode(abi.encode(c), (Credit));
    }
}
