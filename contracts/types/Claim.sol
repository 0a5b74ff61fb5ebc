// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, Currency, PartyId, Place} from "./Ids.sol";

/// @dev In the order of a life, but for Locked: sold and not settled yet, from which a claim comes back to Outstanding. Due is
/// derived, never stored.
enum ClaimStatus {
    None,
    Outstanding,
    Unpaid,
    Paid,
    Due,
    Locked
}

/// @notice How a claim is paid when it arises.
enum Settlement {
    None,
    AtMaturity, // an undertaking: paid on its day
    AtSight, // paid now or the honour fails
    IfFunded // honour compelled by preclusion: paid now if the bank's account allows, due at once if not
}

struct Claim {
    // slot 0
    uint128 face; // minor units
    PartyId obligor;
    CivilDay maturity; // a banking day of the place
    Currency currency;
    Place place; // of payment
    ClaimStatus status;
}
