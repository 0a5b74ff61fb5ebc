// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Claim, ClaimStatus} from "./Claim.sol";
import {Credit, CreditStatus} from "./Credit.sol";
import {CivilDay, ClaimId, CreditId, Currency, PartyId, PresentationId} from "./Ids.sol";
import {Presentation, PresentationStatus} from "./Presentation.sol";

struct CreditView {
    CreditId id;
    CreditStatus status; // derived included
    Credit credit;
    uint256 limit; // amount with its tolerance
    uint256 available;
    CivilDay effectiveExpiry;
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
