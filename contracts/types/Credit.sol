// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, CreditId, Currency, PartyId, Place} from "./Ids.sol";
import {RuleSet} from "./Rules.sol";

/// @dev In the order of a life: a stored status never moves to an earlier member. Expired is derived, never stored.
enum CreditStatus {
    None,
    Issued,
    Advised,
    Closed,
    Cancelled,
    Expired
}

enum TenorKind {
    None,
    Sight,
    AfterSight,
    AfterShipment,
    FixedDate
}

/// @notice What the issuer asks of the adviser (MT700 field 49); None is without confirmation.
enum Confirmation {
    None,
    MayAdd,
    Confirm
}

/// @notice What the issuing bank says when it issues. Days are of the credit's place, amounts in minor units.
struct Terms {
    uint32 number; // the issuing bank's next number, see ICredits.issuedBy
    RuleSet rules;
    PartyId applicant;
    PartyId beneficiary;
    PartyId adviser; // none: the issuing bank advises the credit itself
    PartyId nominated; // none: available with the issuing bank
    Confirmation confirmation;
    bool partialDrawings;
    bool transferable;
    bool transportDocument; // one is required, so the presentation period runs from shipment
    Place place; // of presentation
    Currency currency;
    uint128 amount;
    uint8 tolerancePlus; // percent of the amount
    uint8 toleranceMinus;
    CivilDay expiry;
    CivilDay latestShipment; // none: the expiry
    uint16 presentationDays; // 0: as the rule set says
    TenorKind tenor;
    uint32 tenorValue; // days, or the civil day of FixedDate; 0 at sight
    bytes32 root; // of the salted tree over all terms, goods and names included
}

/// @notice A credit as stored.
struct Credit {
    // slot 0: who, and by when
    PartyId applicant;
    PartyId beneficiary;
    PartyId adviser;
    PartyId nominated;
    PartyId confirmer; // who has added its undertaking; none: nobody
    CreditStatus status;
    RuleSet rules;
    uint8 edition; // of the rule set, pinned at issue
    uint8 examinationDays; // from that edition
    TenorKind tenor;
    uint8 toleranceMinus;
    uint16 presentationDays; // 0: no transport document is required, so no period runs from shipment
    CivilDay latestShipment;
    // slot 1: how much
    uint128 amount;
    uint128 drawn; // honoured
    // slot 2
    uint128 pending; // presented and neither honoured nor refused
    Currency currency;
    Place place;
    uint8 tolerancePlus;
    CivilDay expiry;
    uint32 tenorValue;
    uint16 presentations; // made so far
    // slot 3: what a plain credit leaves at zero
    uint128 setAside; // transferred to second beneficiaries or advanced, and so not available here
    CreditId parent; // the transferred credit that this one is a part of
    Confirmation confirmation;
    bool singleDrawing; // partial drawings are prohibited
    bool transferable;
    uint8 version; // of the terms: amendments taken
    // slot 4
    bytes32 root;
}
