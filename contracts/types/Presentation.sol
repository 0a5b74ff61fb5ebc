// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, PartyId} from "./Ids.sol";

/// @dev In the order of a life: a stored status never moves to an earlier member. Precluded is derived, never stored.
enum PresentationStatus {
    None,
    Examining,
    Refused,
    Complying,
    Negotiated,
    Honoured,
    Forwarded,
    Returned,
    Withdrawn,
    Precluded
}

/// @notice What the refusing bank does with the documents (UCP 600 art. 16c iii a to d).
enum Disposal {
    None,
    Hold,
    Notify,
    Return,
    Instructed
}

/// @notice Where the applicant's waiver of discrepancies stands (UCP 600 art. 16b). Superseded: corrected documents took
/// the place of these, so that one shipment is not paid twice.
enum Waiver {
    None,
    Sought,
    Given,
    Accepted,
    Superseded
}

/// @notice A presentation to one bank. Another bank's examination of the same documents is a presentation of its own
/// that names this one as its predecessor, with its own clock.
struct Presentation {
    // slot 0
    PartyId presenter; // who presented, and so who is paid
    PartyId examiner; // the bank that must honour or refuse
    PresentationStatus status;
    Waiver waiver;
    Disposal disposal;
    uint8 version; // of the credit's terms that it was made under
    CivilDay received; // the banking day that it counts as presented
    CivilDay examineBy; // last day of the examination; the last of all days while a record cannot be read
    CivilDay shipped; // none: no shipment date
    CivilDay decided; // day of refusal, later of a waiver taken up
    uint16 discrepancies; // how many the refusal lists
    uint16 previous; // number of the presentation that it corrects, or that it forwards; 0: none
    // slot 1
    uint128 amount;
    CivilDay sighted; // the day of sight as the bank that honoured before has fixed it; none: its own day of receipt
    bool covered; // the drawing was counted when the presenting bank honoured or negotiated
}
