// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Currency} from "./Ids.sol";

enum RuleSet {
    None,
    PRC2016,
    UCP600,
    EUCP21,
    ISP98
}

/// @notice The limits of a rule set. The council sets them; what the sources leave uncertain is here, never in code.
struct Limits {
    // slot 0
    bool admitted; // new credits may be issued under it
    Currency onlyCurrency; // none: any admitted currency
    uint8 examinationDays; // banking days after the day of presentation (UCP 600 art. 14b)
    uint8 adviceDays; // banking days to advise or to say no; 0: without delay, no number
    uint8 presentationDays; // civil days after shipment where the credit is silent (UCP 600 art. 14c)
    uint16 usanceCap; // longest tenor in civil days; 0: no cap
    uint16 closingWait; // civil days after expiry before an unused balance may be closed
    uint8 shortDrawing; // percent by which a single drawing may fall short (UCP 600 art. 30c)
    uint8 aboutPercent; // either way, where an amount is "about" or "approximately" so much (UCP 600 art. 30a)
    uint8 substitutionDays; // banking days a first beneficiary has to substitute its invoice (UCP 600 art. 38i)
    uint8 corruptionDays; // civil days to present a record anew that cannot be read (eUCP art. e12); 0: papers only
}
