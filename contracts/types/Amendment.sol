// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TenorKind} from "./Credit.sol";
import {CivilDay} from "./Ids.sol";

/// @dev In the order of a life: a stored status never moves to an earlier member. Lapsed is derived, never stored.
enum AmendmentStatus {
    None,
    Offered,
    Accepted,
    Rejected,
    Lapsed
}

/// @notice Whether the confirmer extends its undertaking to an amendment (UCP 600 art. 10b).
enum Extension {
    None,
    Extended,
    Declined
}

/// @notice What an amendment changes (MT707). Empty members change nothing.
struct Changes {
    // slot 0
    uint128 increase; // of the amount, minor units
    uint128 decrease;
    // slot 1
    bool tolerance; // the two that follow take the place of the credit's
    uint8 tolerancePlus;
    uint8 toleranceMinus;
    CivilDay expiry;
    CivilDay latestShipment;
    uint8 presentationDays;
    TenorKind tenor; // none: as before
    uint24 tenorValue;
    // slot 2
    bytes32 root; // of the salted tree over all that it changes, documents and goods included
}

/// @notice An amendment as stored.
struct Amendment {
    // slots 0 to 2
    Changes changes;
    // slot 3
    AmendmentStatus status;
    Extension extension;
    uint8 version; // of the terms that it brought about
    uint16 takenBy; // number of the presentation that accepted it; 0: none
}

/// @notice What of its terms a confirmer is bound by apart from the issuer.
struct Confirmed {
    // slot 0
    uint128 amount;
    uint8 tolerancePlus;
    uint8 toleranceMinus;
    CivilDay expiry;
    CivilDay latestShipment;
    uint8 presentationDays;
    TenorKind tenor;
    uint24 tenorValue;
}

/// @notice A tenor that held before an amendment, or that a confirmer is bound by.
struct Tenor {
    // slot 0
    TenorKind kind;
    uint24 value;
}
