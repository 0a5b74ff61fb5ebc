// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICredits} from "../interfaces/ICredits.sol";
import {Credit, CreditStatus} from "../types/Credit.sol";
import {CivilDay, CreditId, PartyId} from "../types/Ids.sol";

/// @notice How much of a credit can be drawn, and with whom.
library CreditRules {
    uint256 private constant PERCENT = 100;

    /// @return Where no other day is stated, the expiry is the latest day of shipment (PRC 2016 Measures).
    function latest(Credit memory c) internal pure returns (CivilDay) {
        return c.latestShipment.isUnset() ? c.expiry : c.latestShipment;
    }

    /// @return The most that can be drawn: tolerance is on the total, not on each drawing (UCP 600 art. 30a; MT700 39A).
    function limitRoundedDown(uint256 amount, uint256 tolerancePlus) internal pure returns (uint256) {
        return (amount * (PERCENT + tolerancePlus)) / PERCENT;
    }

    /// @return The bank that advises the beneficiary; without any adviser the issuer.
    function lastAdviser(Credit memory c, CreditId id) internal pure returns (PartyId) {
        if (!c.secondAdviser.isNobody()) return c.secondAdviser;
        return c.adviser.isNobody() ? id.issuer() : c.adviser;
    }

    /// @return Whether the bank may examine and honour: the issuer always (UCP 600 art. 6a), the nominated bank, and the
    /// confirmer.
    function isAvailableWith(Credit memory c, CreditId id, PartyId bank) internal pure returns (bool) {
        return bank == id.issuer() || bank == c.nominated || isConfirmedBy(c, bank);
    }

    /// @return Whether documents may be presented to the bank: those under a transferred part only to the bank that
    /// transferred it (UCP 600 art. 38k).
    function mayTake(Credit memory c, CreditId id, PartyId bank) internal pure returns (bool) {
        return id.isPart() ? bank == c.nominated : isAvailableWith(c, id, bank);
    }

    function isConfirmedBy(Credit memory c, PartyId bank) internal pure returns (bool) {
        return c.confirmed && bank == c.confirmer;
    }

    /// @return The bank that documents go to where the presenter names none: the confirmer, or the nominated bank, or else
    /// the issuer.
    function availableWith(Credit memory c, CreditId id) internal pure returns (PartyId) {
        if (c.confirmed && !id.isPart()) return c.confirmer;
        return c.nominated.isNobody() ? id.issuer() : c.nominated;
    }

    function limit(Credit memory c) internal pure returns (uint256) {
        return limitRoundedDown(c.amount, c.tolerancePlus);
    }

    function available(Credit memory c) internal pure returns (uint256) {
        // A confirmer that is bound apart may have confirmed less than the issuer is drawn on for.
        uint256 used = uint256(c.drawn) + c.pending + c.setAside;
        uint256 most = limit(c);
        return used > most ? 0 : most - used;
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
        if (c.drawn + c.pending + c.setAside != 0 || amount < least) revert ICredits.PartialDrawing(id, amount, least);
    }

    /// @return Whether nothing more can come: the amount less tolerance is drawn, or the one drawing allowed was made.
    function isUsedUp(Credit memory c, uint256 shortDrawing) internal pure returns (bool) {
        // An advance is settled by later drawings, and a revolving amount is there anew.
        if (c.scheduled || (c.shared && c.setAside != 0)) return false;
        if (c.singleDrawing) return c.drawn != 0;
        return available(c) == 0 || (c.toleranceMinus != 0 && c.drawn + c.setAside >= leastRoundedUp(c, shortDrawing));
    }

    /// @return The status that a stored one has become by time alone.
    function statusOn(Credit memory c, CivilDay today, CivilDay effectiveExpiry) internal pure returns (CreditStatus) {
        bool live = c.status == CreditStatus.Issued || c.status == CreditStatus.Advised;
        return live && c.pending == 0 && today > effectiveExpiry ? CreditStatus.Expired : c.status;
    }
}
