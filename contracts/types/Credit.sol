// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, Currency, PartyId, Place} from "./Ids.sol";
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
    FixedDate,
    AfterSightMonths,
    AfterShipmentMonths
}

/// @notice What the issuer asks of a bank (MT700 field 49); None is without confirmation. Silent: a bank has added its
/// undertaking at the beneficiary's request alone, and the issuer knows nothing of it.
enum Confirmation {
    None,
    MayAdd,
    Confirm,
    Silent
}

/// @notice How the amount of a credit comes to be drawn (UCP 600 art. 31, 32; MT700 field 47A for revolving).
enum DrawingKind {
    Free, // as the credit's own terms say
    Instalments, // one drawing for each, in order; one that is missed ends the rest
    RevolvingByTime, // the amount is there anew after each period
    RevolvingByValue // the amount is there anew as soon as it is drawn
}

struct Instalment {
    uint128 amount;
    CivilDay until; // last day of shipment of this instalment; the next one's period begins the day after
}

/// @notice What few credits have beyond their terms. Empty members say nothing.
struct Clauses {
    PartyId secondAdviser; // advises the beneficiary after the first adviser (MT700 field 57a)
    PartyId confirmer; // asked to confirm (field 58a); none: the nominated bank, or else the last adviser
    bool about; // the amount is "about" or "approximately" (UCP 600 art. 30a)
    DrawingKind drawings;
    bool cumulative; // what a period of a credit revolving by time leaves undrawn is added to the next
    uint8 times; // how often a revolving credit's amount is there anew at most
    uint16 period; // months of a credit revolving by time
    uint128 advance; // most that may be advanced before shipment (red clause), minor units
    Instalment[] instalments;
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
    PartyId confirmer; // asked to confirm, and bound once `confirmed` says so
    CreditStatus status;
    RuleSet rules;
    uint8 edition; // of the rule set, pinned at issue
    uint8 examinationDays; // from that edition
    TenorKind tenor;
    uint8 presentationDays; // 0: no transport document is required, so no period runs from shipment
    uint16 issued; // the civil day of issue, which fits until 2149
    CivilDay latestShipment; // none: the expiry
    // slot 1: how much
    uint128 amount;
    uint128 drawn; // honoured
    // slot 2
    uint128 pending; // presented and neither honoured nor refused
    Currency currency;
    Place place;
    uint8 tolerancePlus;
    uint8 toleranceMinus;
    CivilDay expiry;
    uint24 tenorValue;
    uint16 presentations; // made so far
    // slot 3: what a plain credit leaves at zero
    uint128 setAside; // transferred to second beneficiaries or advanced, and so not available here
    PartyId secondAdviser; // to whom the adviser passes the credit on; none: it advises the beneficiary itself
    Confirmation confirmation;
    bool confirmed;
    bool singleDrawing; // partial drawings are prohibited
    bool transferable;
    uint8 version; // of the terms: amendments taken
    bool passedOn; // to the second adviser, who alone advises now
    bool apart; // the confirmer is bound on other terms than the issuer, see IAmendments.confirmedTerms
    bool scheduled; // instalments or revolving, see ISchedules
    bool shared; // others than the presenter have a part in the proceeds, see IProceeds
    bool stayed; // a court has stopped payment
    uint8 parts; // transferred so far
    uint8 pendingAmendments;
    // slot 4
    bytes32 root;
}

/// @notice What of a credit decides when a drawing is due and who is paid.
struct Drawing {
    Currency currency;
    TenorKind tenor;
    uint24 tenorValue;
    uint8 version; // of the terms as they are now
    bool apart;
    bool shared;
}

/// @notice A drawing that a credit admits: by whom, to whom, and until when it is examined.
struct Admission {
    uint16 number; // of the presentation
    PartyId presenter;
    PartyId examiner;
    uint8 version; // of the terms that it is made under
    CivilDay received;
    CivilDay examineBy;
}
