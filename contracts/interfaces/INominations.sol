// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, PartyId, PresentationId} from "../types/Ids.sol";

/// @title What a nominated bank or a confirmer does with documents beside examining them
/// @notice It may negotiate: purchase them by paying the beneficiary before the issuer does (UCP 600 art. 2), with or
/// without recourse as both agree, a confirmer without (art. 8a ii). It forwards them to the issuer or the confirmer,
/// which examines for itself, by its own clock (art. 14a). Where it has honoured or negotiated it is owed what is
/// honoured there (art. 7c, 8c); otherwise whoever presented is. Under a transferred part it asks the first beneficiary for
/// its invoice (art. 38h, 38i).
interface INominations {
    /// @notice The issuer keeps documents; a bank does not forward to itself or past those who are bound.
    error NotForwardedTo(PresentationId id, PartyId bank);
    error Forwarded(PresentationId id, PresentationId next);
    /// @notice The issuer honours and does not negotiate.
    error IssuerNegotiates(PresentationId id, PartyId issuer);
    error RecourseForbidden(PresentationId id, PartyId confirmer);
    error BadPrice(PresentationId id, uint128 given, uint128 allowed);
    /// @notice The other side agreed to something else.
    error NegotiationDiffers(PresentationId id, uint128 net, bool recourse);
    error NegotiationOffered(PresentationId id);
    /// @notice Negotiated without recourse, not negotiated, or the documents were not refused.
    error NoRecourse(PresentationId id);

    /// @notice The transferring bank has honoured or negotiated already, and the documents are with another.
    error InvoiceTooLate(PresentationId id);

    event NegotiationAgreed(PresentationId indexed id, PartyId indexed by, uint128 net, bool recourse);
    event PresentationNegotiated(PresentationId indexed id, PartyId indexed bank, uint128 net, bool recourse);
    event PresentationForwarded(PresentationId indexed id, PresentationId indexed next, PartyId indexed bank);
    event RecourseTaken(PresentationId indexed id, PartyId indexed bank, PartyId indexed presenter, uint128 amount);
    event InvoiceDemanded(PresentationId indexed id, PartyId indexed bank, CivilDay until);
    /// @param root of the salted tree over the first beneficiary's invoice and draft
    event InvoiceSubstituted(PresentationId indexed id, PartyId indexed firstBeneficiary, uint128 extra, bytes32 root);

    /// @notice The bank purchases complying documents for `net`, paid at once, when bank and presenter have said the same.
    /// @param net price, minor units: the drawing less interest
    /// @dev Errors: UnknownPresentation, IPresentations.NotParty, IPresentations.UnexpectedStatus unless Complying,
    /// IssuerNegotiates, RecourseForbidden, BadPrice, Suspended for the bank, NegotiationDiffers, NegotiationOffered, ICredits.CourtStay,
    /// IClaims.InsufficientCash.
    function negotiate(PresentationId id, uint128 net, bool recourse) external;

    /// @notice The bank forwards documents to the issuer or the confirmer; once its time is over the presenter may have them
    /// forwarded.
    /// @param root of the documents, as presented
    /// @return next the presentation to that bank
    /// @dev Errors: UnknownPresentation, IPresentations.NotParty, IPresentations.UnexpectedStatus unless Examining,
    /// Complying, Negotiated or Honoured, NotForwardedTo, Forwarded, ITransfers.SubstitutionOpen, IDocuments.NotLodged,
    /// CalendarYearUnpublished.
    function forward(PresentationId id, PartyId bank, bytes32 root) external returns (PresentationId next);

    /// @notice The bank claims back what it paid for documents that were refused, where that was agreed, and gives them back.
    /// @param id of the presentation that it negotiated
    /// @param root of the documents, as presented
    /// @dev Errors: UnknownPresentation, IPresentations.NotParty, NoRecourse, IDocuments.NotLodged.
    function takeRecourse(PresentationId id, bytes32 root) external;

    /// @notice The bank that examines documents under a part asks the first beneficiary for its invoice (art. 38i).
    /// @dev Errors: UnknownPresentation, IPresentations.NotParty, IPresentations.UnexpectedStatus unless Examining or
    /// Complying, InvoiceTooLate, ITransfers.NotAPart, SubstitutionDemanded, SubstitutionMade, CalendarYearUnpublished.
    function demandInvoice(PresentationId id) external;

    /// @notice The first beneficiary puts its own invoice in place, for the same or a higher amount.
    /// @param amount of its invoice, minor units
    /// @dev Errors: UnknownPresentation, IPresentations.NotParty, IPresentations.UnexpectedStatus unless Examining or
    /// Complying, InvoiceTooLate, ITransfers.NotAPart, SubstitutionMade, SubstitutionOver, BadSubstitution.
    function substitute(PresentationId id, uint128 amount, bytes32 root) external;

    /// @return The presentation by which this one was forwarded last; none where it was not.
    function forwardedAs(PresentationId id) external view returns (PresentationId);
}
