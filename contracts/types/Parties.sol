// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PartyId, Place} from "./Ids.sol";

enum PartyKind {
    None,
    Bank,
    Customer,
    Convener,
    Supervisor,
    SettlementAgent
}

enum Standing {
    None,
    Good,
    Suspended,
    Expelled
}

struct Party {
    // slot 0
    address account; // where it acts from, is paid and holds claims; zero for a customer that acts by its bank alone
    PartyKind kind;
    Standing standing;
    Place place; // whose calendar and clock its deadlines run by
    PartyId sponsor; // the bank that answers for a customer
    bool mandate; // the customer lets its sponsor act for it
}
