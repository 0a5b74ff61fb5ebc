// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, Currency, PartyId} from "./Ids.sol";

/// @notice Whether a claim is for sale. Expired is derived, never stored.
enum ListingStatus {
    None,
    Listed,
    Taken,
    Delisted,
    Expired
}

/// @notice Where a buyer's price stands, and the sale that comes of it. Expired is derived, never stored.
enum QuoteStatus {
    None,
    Open,
    Withdrawn,
    Taken, // the claim is sold and locked, the obligor notified
    Acknowledged, // the obligor will pay the buyer
    Objected, // the obligor will not
    Settled,
    Lapsed,
    Disputed, // settled, and the buyer holds the seller to its breach
    BoughtBack,
    Expired
}

/// @notice Whether the buyer has the documents that it asked for (URF 800: satisfactory documents).
enum Delivery {
    None, // it asked for none: the ledger is enough
    Awaited,
    Delivered,
    Rejected,
    Satisfactory
}

/// @notice How interest is taken off: straight, or so that the price yields the rate, compounded after a year or half of one.
enum Method {
    None,
    Straight,
    Yield,
    YieldByYear, // 365 days
    YieldBy182,
    YieldBy183
}

/// @notice How the money moves: in the same transaction as the claim, or outside the chain in two phases.
enum Leg {
    None,
    Digital,
    Outside
}

/// @notice What a seller answers for although it sold without recourse (URF 800). That the obligor does not pay is
/// not among it.
enum Breach {
    None,
    Fraud,
    InvalidClaim,
    NotAsDescribed,
    StoppedBySeller // a court has stopped payment for what the seller did
}

/// @notice How long a claim is for sale. Moments are Unix seconds, each the last one that counts.
struct ListingTerms {
    uint40 until;
    uint40 sealedUntil; // quotes are sealed until then; 0: quotes are open
    uint40 revealUntil; // and revealed until then
    PartyId to; // the one bank that may quote; none: any
}

struct Listing {
    // slot 0
    PartyId seller;
    PartyId to;
    uint16 version;
    uint16 quotes; // how many were made
    uint40 until;
    uint40 sealedUntil;
    uint40 revealUntil;
    ListingStatus status;
}

/// @notice A price and what goes with it.
struct QuoteTerms {
    uint24 rate; // a year, in parts per million
    Method method;
    uint16 basis; // days of a year: 360 or 365
    uint8 grace; // days added for a late payment
    CivilDay value; // of settlement, a banking day of the place of payment
    CivilDay availability; // last day for the documents; none: no documents are asked for
    uint40 until; // last second of the quote
    Leg leg;
    uint8 confirmDays; // after the value date, to confirm a payment outside the chain
}

struct Quote {
    // slot 0
    PartyId buyer;
    PartyId seller; // from the moment that the quote is taken
    QuoteStatus status;
    Delivery delivery;
    uint24 rate;
    Method method;
    uint16 basis;
    uint8 grace;
    CivilDay value;
    CivilDay availability;
    uint40 until;
    Leg leg;
    uint8 confirmDays;
}

/// @notice What a buyer pays a seller for a claim.
struct Payment {
    PartyId payer;
    PartyId payee;
    Currency currency;
    uint128 amount; // minor units
}

/// @notice What a bank offers to buy.
struct FundingTerms {
    PartyId obligor; // none: any
    Currency currency;
    uint16 fromDays; // from the value date to maturity, at least
    uint16 toDays; // and at most
    uint24 rate; // a year, in parts per million
    Method method;
    uint16 basis;
    uint8 grace;
    uint40 until; // last second of the offer
    Leg leg;
    uint8 confirmDays;
    uint128 left; // face that it would still buy, minor units
}

struct FundingOffer {
    // slot 0
    PartyId buyer;
    PartyId obligor;
    Currency currency;
    uint16 fromDays;
    uint16 toDays;
    uint24 rate;
    Method method;
    uint16 basis;
    uint8 grace;
    Leg leg;
    uint8 confirmDays;
    // slot 1
    uint40 until; // 0: withdrawn
    uint128 left;
}

/// @notice Which side of a sale asks.
enum Side {
    None,
    Sell,
    Buy
}

/// @notice What kind of bank owes the claim, as far as the asker says so.
enum ObligorClass {
    None,
    StateBank,
    JointStockBank,
    CityBank,
    ForeignBank
}

/// @notice How long a claim runs: up to 30, 90, 180, 365 days, or longer.
enum TenorBand {
    None,
    Month,
    Quarter,
    HalfYear,
    Year,
    Longer
}

/// @notice How large it is, in units of its currency: below 1, 10, 100 million, or more.
enum SizeBand {
    None,
    Small,
    Medium,
    Large,
    Huge
}

/// @notice What is asked for, so roughly that no asset can be known by it.
struct Bucket {
    // slot 0
    Side side;
    ObligorClass class;
    TenorBand tenor;
    SizeBand size;
    Currency currency;
}

struct Inquiry {
    // slot 0
    PartyId asker;
    uint40 until; // last second; 0: closed
    Side side;
    ObligorClass class;
    TenorBand tenor;
    SizeBand size;
    Currency currency;
}
