// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Amendment, AmendmentStatus} from "./Amendment.sol";
import {Claim, ClaimStatus} from "./Claim.sol";
import {Credit, CreditStatus} from "./Credit.sol";
import {
    AmendmentId,
    CivilDay,
    ClaimId,
    CreditId,
    Currency,
    ListingId,
    PartyId,
    PresentationId,
    QuoteId
} from "./Ids.sol";
import {Listing, ListingStatus, Quote, QuoteStatus} from "./Market.sol";
import {Presentation, PresentationStatus} from "./Presentation.sol";

struct CreditView {
    CreditId id;
    CreditStatus status; // derived included
    Credit credit;
    uint256 limit; // amount with its tolerance
    uint256 available;
    CivilDay effectiveExpiry;
    CivilDay adviseBy; // last day on which advice is not late; none: without delay, or the issuer advises
    uint16 amendments; // offered so far
}

struct AmendmentView {
    AmendmentId id;
    AmendmentStatus status; // derived included
    Amendment amendment;
    bytes32 hash; // that accepts it
    Currency currency;
}

struct PresentationView {
    PresentationId id;
    PresentationStatus status; // derived included
    Presentation presentation;
    Currency currency;
    CivilDay maturity; // of its claim; before honour, what it would be today; none where that year is unpublished
}

struct ClaimView {
    ClaimId id;
    ClaimStatus status; // derived included
    Claim claim;
    PartyId holder;
    CreditId credit;
}

struct ListingView {
    ListingId id;
    ListingStatus status; // derived included
    Listing listing;
    Claim claim;
    CreditId credit;
}

struct QuoteView {
    QuoteId id;
    QuoteStatus status; // derived included
    Quote quote;
    Claim claim;
    PartyId seller; // who has taken the quote, or offers the claim; none where the listing was changed since
    uint128 net; // minor units
    uint128 discount; // net + discount = face
    uint256 interestDays; // for which interest is taken
    CivilDay lastDay; // on which the sale can be settled
}
