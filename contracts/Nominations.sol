// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IClaims} from "./interfaces/IClaims.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IDocuments} from "./interfaces/IDocuments.sol";
import {IDrawings} from "./interfaces/IDrawings.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {INominations} from "./interfaces/INominations.sol";
import {IPresentations} from "./interfaces/IPresentations.sol";
import {IProceeds} from "./interfaces/IProceeds.sol";
import {ITransfers} from "./interfaces/ITransfers.sol";
import {PresentationRules} from "./rules/PresentationRules.sol";
import {Claim, ClaimStatus, Settlement} from "./types/Claim.sol";
import {Drawing} from "./types/Credit.sol";
import {CivilDay, CreditId, PartyId, Place, PresentationId} from "./types/Ids.sol";
import {Presentation, PresentationStatus, Waiver} from "./types/Presentation.sol";

contract Nominations is INominations {
    using PresentationRules for PresentationId;

    uint256 private constant OPEN = PresentationRules.EXAMINING | PresentationRules.COMPLYING;
    uint256 private constant PAID = PresentationRules.NEGOTIATED | PresentationRules.HONOURED;

    struct Offer {
        uint128 net;
        bool recourse;
        PartyId by;
    }

    struct Recourse {
        uint128 net; // paid to the presenter and those who have a part in it
        uint128 extra; // paid to a first beneficiary
    }

    uint8 private constant DIFFERENCE = 253;

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IDocuments private immutable DOCUMENTS;
    IClaims private immutable CLAIMS;
    ICredits private immutable CREDITS;
    ITransfers private immutable TRANSFERS;
    IProceeds private immutable PROCEEDS;
    IDrawings private immutable DRAWINGS;
    IPresentations private immutable PRESENTATIONS;
    mapping(PresentationId id => Offer) private _offers;
    mapping(PresentationId id => Recourse) private _recourses;
    mapping(PresentationId id => PresentationId next) private _forwarded;

    constructor(
        IMembership membership,
        IBankingCalendar calendar,
        IDocuments documents,
        IClaims claims,
        ICredits credits,
        ITransfers transfers,
        IProceeds proceeds,
        IDrawings drawings,
        IPresentations presentations
    ) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        DOCUMENTS = documents;
        CLAIMS = claims;
        CREDITS = credits;
        TRANSFERS = transfers;
        PROCEEDS = proceeds;
        DRAWINGS = drawings;
        PRESENTATIONS = presentations;
    }

    /// @inheritdoc INominations
    function negotiate(PresentationId id, uint128 net, bool recourse) external {
        Presentation memory p = PRESENTATIONS.get(id);
        bool forBank = _actsFor(p.examiner);
        bool forPresenter = _actsFor(p.presenter) || (!p.covered && _actsFor(_beneficiaryOf(id.credit())));
        if (!forBank && !forPresenter) revert IPresentations.NotParty(id, msg.sender, p.examiner);
        id.requireStatus(p.status, PresentationRules.COMPLYING);
        if (p.examiner == id.credit().issuer()) revert IssuerNegotiates(id, p.examiner);
        if (recourse && DRAWINGS.isBound(id.credit(), p.examiner)) revert RecourseForbidden(id, p.examiner);
        if (net == 0 || net > p.amount || net < PROCEEDS.deducted(id)) revert BadPrice(id, net, p.amount);
        MEMBERSHIP.requireActiveBank(p.examiner);
        if (!_agreed(id, Offer(net, recourse, forBank ? p.examiner : p.presenter), forBank && forPresenter)) return;
        _purchase(id, p, net, recourse);
    }

    /// @inheritdoc INominations
    function forward(PresentationId id, PartyId bank, bytes32 root) external returns (PresentationId next) {
        Presentation memory p = PRESENTATIONS.get(id);
        bool late = CALENDAR.today(MEMBERSHIP.placeOf(p.examiner)) > p.examineBy;
        if (!_actsFor(p.examiner) && !(late && _actsFor(p.presenter))) {
            revert IPresentations.NotParty(id, msg.sender, p.examiner);
        }
        CreditId credit = id.credit();
        // Who has undertaken to honour does so, or refuses, before it passes anything on.
        bool free = !DRAWINGS.isBound(credit, p.examiner) || _actsFor(p.presenter);
        id.requireStatus(p.status, free ? OPEN | PAID : PAID);
        PartyId issuer = credit.issuer();
        if (p.examiner == issuer || p.examiner == bank || !DRAWINGS.isBound(credit, bank)) {
            revert NotForwardedTo(id, bank);
        }
        PresentationId before = _forwarded[id];
        if (!before.isNone() && !PresentationRules.isCorrectable(PRESENTATIONS.get(before).status)) {
            revert Forwarded(id, before);
        }
        TRANSFERS.requireSettled(id, p.examiner);
        next = PRESENTATIONS.forward(id, bank, root);
        // Its number is known only now.
        // slither-disable-next-line reentrancy-no-eth
        _forwarded[id] = next;
        emit PresentationForwarded(id, next, bank);
    }

    /// @inheritdoc INominations
    function takeRecourse(PresentationId id, bytes32 root) external {
        Presentation memory p = PRESENTATIONS.get(id);
        _requireActing(id, p.examiner);
        CreditId credit = id.credit();
        PresentationId next = _forwarded[id];
        Recourse memory due = _recourses[id];
        if (due.net == 0 || next.isNone()) revert NoRecourse(id);
        Presentation memory refused = PRESENTATIONS.get(next);
        bool back = refused.discrepancies != 0 && PresentationRules.isCorrectable(refused.status);
        if (!back) revert NoRecourse(id);
        delete _recourses[id];
        emit RecourseTaken(id, p.examiner, p.presenter, due.net);
        p.status = PresentationStatus.Withdrawn;
        PRESENTATIONS.replace(id, p);
        DOCUMENTS.giveBack(root, refused.status == PresentationStatus.Refused ? next : id);
        refused.waiver = Waiver.Superseded;
        PRESENTATIONS.replace(next, refused);
        CREDITS.undraw(credit, p.amount - due.extra);
        _claimBack(next, 0, p.presenter, p.examiner, due.net);
        if (due.extra == 0) return;
        CREDITS.undraw(credit.whole(), due.extra);
        _claimBack(next, DIFFERENCE, MEMBERSHIP.payeeOf(_beneficiaryOf(credit.whole())), p.examiner, due.extra);
    }

    /// @inheritdoc INominations
    function demandInvoice(PresentationId id) external {
        Presentation memory p = PRESENTATIONS.get(id);
        _requireActing(id, p.examiner);
        id.requireStatus(p.status, OPEN);
        if (p.covered) revert InvoiceTooLate(id);
        emit InvoiceDemanded(id, p.examiner, TRANSFERS.demand(id, p.examiner));
    }

    /// @inheritdoc INominations
    function substitute(PresentationId id, uint128 amount, bytes32 root) external {
        Presentation memory p = PRESENTATIONS.get(id);
        PartyId first = _beneficiaryOf(id.credit().whole());
        _requireActing(id, first);
        id.requireStatus(p.status, OPEN);
        if (p.covered) revert InvoiceTooLate(id);
        emit InvoiceSubstituted(id, first, TRANSFERS.substitute(id, p.examiner, p.amount, amount), root);
    }

    function _purchase(PresentationId id, Presentation memory p, uint128 net, bool recourse) private {
        emit PresentationNegotiated(id, p.examiner, net, recourse);
        p.status = PresentationStatus.Negotiated;
        CreditId credit = id.credit();
        Drawing memory drawing = p.covered ? CREDITS.drawing(credit) : CREDITS.draw(credit, p.amount);
        Place place = MEMBERSHIP.placeOf(p.examiner);
        CivilDay today = CALENDAR.today(place);
        Claim memory claim = Claim(net, p.examiner, today, drawing.currency, place, ClaimStatus.Outstanding);
        uint128 extra = 0;
        if (drawing.shared && !p.covered) extra = PROCEEDS.payOut(id, p.presenter, claim, Settlement.AtSight);
        else CLAIMS.open(id.claim(), p.presenter, claim, Settlement.AtSight);
        p.amount += extra;
        if (recourse) _recourses[id] = Recourse(net, extra);
        PRESENTATIONS.replace(id, p);
    }

    /// @inheritdoc INominations
    function forwardedAs(PresentationId id) external view returns (PresentationId) {
        return _forwarded[id];
    }

    /// @dev A bank that paid itself is owed nothing.
    function _claimBack(PresentationId id, uint8 share, PartyId obligor, PartyId bank, uint128 amount) private {
        if (obligor == bank) return;
        Place place = MEMBERSHIP.placeOf(obligor);
        Claim memory claim = Claim(
            amount,
            obligor,
            CALENDAR.today(place),
            CREDITS.drawing(id.credit()).currency,
            place,
            ClaimStatus.Outstanding
        );
        CLAIMS.open(id.claimOf(share), bank, claim, Settlement.IfFunded);
    }

    /// @return Whether both sides have said the same; one that speaks for both needs no other.
    function _agreed(PresentationId id, Offer memory offer, bool both) private returns (bool) {
        Offer memory before = _offers[id];
        if (both || (!before.by.isNobody() && before.by != offer.by)) {
            bool same = before.net == offer.net && before.recourse == offer.recourse;
            if (!both && !same) revert NegotiationDiffers(id, before.net, before.recourse);
            return true;
        }
        if (before.by == offer.by && before.net == offer.net && before.recourse == offer.recourse) {
            revert NegotiationOffered(id);
        }
        _offers[id] = offer;
        emit NegotiationAgreed(id, offer.by, offer.net, offer.recourse);
        return false;
    }

    function _beneficiaryOf(CreditId id) private view returns (PartyId beneficiary) {
        // slither-disable-next-line unused-return
        (, beneficiary) = CREDITS.partiesOf(id);
    }

    function _actsFor(PartyId party) private view returns (bool) {
        return !MEMBERSHIP.actingFor(party, msg.sender).isNobody();
    }

    function _requireActing(PresentationId id, PartyId expected) private view {
        if (!_actsFor(expected)) revert IPresentations.NotParty(id, msg.sender, expected);
    }
}
