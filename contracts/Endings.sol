// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IEndings} from "./interfaces/IEndings.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {Confirmation, Credit, CreditStatus} from "./types/Credit.sol";
import {CreditId, PartyId} from "./types/Ids.sol";

contract Endings is IEndings, AccessManaged {
    using CreditRules for Credit;

    uint256 private constant LIVE = (1 << uint8(CreditStatus.Issued)) | (1 << uint8(CreditStatus.Advised));

    IMembership private immutable MEMBERSHIP;
    ICredits private immutable CREDITS;
    mapping(CreditId id => mapping(uint8 version => uint8)) private _consents;

    constructor(address authority, IMembership membership, ICredits credits) AccessManaged(authority) {
        MEMBERSHIP = membership;
        CREDITS = credits;
    }

    /// @inheritdoc IEndings
    function cancel(CreditId id) external {
        Credit memory credit = CREDITS.get(id);
        if (((1 << uint8(credit.status)) & LIVE) == 0) revert ICredits.UnexpectedStatus(id, credit.status, LIVE);
        uint8 given = _consents[id][credit.version];
        uint8 all = _consented(id, credit, given);
        if (credit.pending != 0) revert ICredits.PresentationPending(id, credit.pending);
        if (credit.setAside != 0) revert AmountSetAside(id, credit.setAside);
        _consents[id][credit.version] = all;
        if (all != _needed(id, credit)) return;
        uint128 unused = uint128(credit.available());
        credit.status = CreditStatus.Cancelled;
        emit CreditCancelled(id, unused);
        CREDITS.store(id, credit);
        if (!id.isPart()) return;
        Credit memory whole = CREDITS.get(id.whole());
        whole.setAside -= unused;
        CREDITS.store(id.whole(), whole);
    }

    /// @inheritdoc IEndings
    function stay(CreditId id, bytes32 orderRoot) external restricted {
        emit PaymentStayed(id, orderRoot);
        _setStay(id, true);
    }

    /// @inheritdoc IEndings
    function liftStay(CreditId id, bytes32 orderRoot) external restricted {
        emit StayLifted(id, orderRoot);
        _setStay(id, false);
    }

    /// @inheritdoc IEndings
    function consents(CreditId id) external view returns (uint8 given, uint8 needed) {
        Credit memory credit = CREDITS.get(id);
        return (_consents[id][credit.version], _needed(id, credit));
    }

    function _setStay(CreditId id, bool stayed) private {
        Credit memory credit = CREDITS.get(id);
        if (credit.stayed == stayed) revert StayUnchanged(id, stayed);
        credit.stayed = stayed;
        CREDITS.store(id, credit);
    }

    /// @return all consents, with those that the caller gives for whomever it acts for
    function _consented(CreditId id, Credit memory credit, uint8 given) private returns (uint8 all) {
        uint8 needed = _needed(id, credit);
        PartyId[4] memory parties = [id.issuer(), credit.confirmer, credit.beneficiary, credit.nominated];
        PartyId acting = PartyId.wrap(0);
        all = given;
        for (uint256 i; i < parties.length; ++i) {
            uint8 bit = uint8(1 << i);
            if (needed & bit == 0 || MEMBERSHIP.actingFor(parties[i], msg.sender).isNobody()) continue;
            acting = parties[i];
            if (given & bit != 0) continue;
            all |= bit;
            emit CancellationConsented(id, acting);
        }
        if (acting.isNobody()) revert ICredits.NotParty(id, msg.sender, id.issuer());
        if (all == given) revert ConsentGiven(id, acting);
    }

    function _needed(CreditId id, Credit memory credit) private pure returns (uint8) {
        bool confirmed = credit.confirmed && credit.confirmation != Confirmation.Silent;
        return 5 | (confirmed ? 2 : 0) | (id.isPart() ? 8 : 0);
    }
}
