// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, PartyId, Place} from "./Ids.sol";

/// @notice What a part that is transferred has of its own; the rest it has from its credit (UCP 600 art. 38g).
struct Part {
    PartyId beneficiary; // the second one
    uint128 amount; // minor units, before tolerance
    CivilDay expiry; // none: as the credit's
    CivilDay latestShipment; // none: as the credit's, or the part's expiry where that is earlier
    uint8 presentationDays; // 0: as the credit's
    Place place; // of presentation: none as the credit's, or that of the transferring bank
    bytes32 root; // of the salted tree over the terms of the part
}

/// @notice The first beneficiary's own invoice in place of the second one's (UCP 600 art. 38h).
struct Substitution {
    // slot 0
    uint128 extra; // what it draws beyond the second beneficiary's drawing, minor units
    CivilDay until; // last day to substitute after the bank's demand; none: not demanded
    bool made;
    bool kept; // `extra` is kept for it in the credit
}
