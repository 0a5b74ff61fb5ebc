// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A party: a bank, a customer or an institution, as admitted by Membership. 0 is no party.
type PartyId is uint32;

/// @notice A credit: the issuing bank's PartyId in the upper 32 bits, the bank's own running number in the lower 32.
type CreditId is uint64;

/// @notice A presentation: its credit in the upper 64 bits, its number under that credit in the lower 16. 0 is none.
type PresentationId is uint80;

/// @notice A claim; it bears the number of the presentation that it came from, and is the ERC-721 token of that number.
type ClaimId is uint256;

/// @notice Days since 1970-01-01 in the civil calendar of a place. 0 is no day.
type CivilDay is uint32;

/// @notice A place with a banking calendar, two capital letters: CN, HK, US, GB, EU (TARGET), JP, SG.
type Place is bytes2;

/// @notice An ISO 4217 alphabetic code.
type Currency is bytes3;

using {sameParty as ==, differentParty as !=, isNobody} for PartyId global;
using {sameCredit as ==, issuer} for CreditId global;
using {samePresentation as ==, isNone, credit, claim} for PresentationId global;
using {dayAfter as >, dayBefore as <, orLater, isUnset} for CivilDay global;
using {otherCurrency as !=, isAny} for Currency global;

function sameParty(PartyId a, PartyId b) pure returns (bool) {
    return PartyId.unwrap(a) == PartyId.unwrap(b);
}

function differentParty(PartyId a, PartyId b) pure returns (bool) {
    return PartyId.unwrap(a) != PartyId.unwrap(b);
}

function isNobody(PartyId a) pure returns (bool) {
    return PartyId.unwrap(a) == 0;
}

function sameCredit(CreditId a, CreditId b) pure returns (bool) {
    return CreditId.unwrap(a) == CreditId.unwrap(b);
}

function creditId(PartyId bank, uint32 number) pure returns (CreditId) {
    return CreditId.wrap((uint64(PartyId.unwrap(bank)) << 32) | number);
}

function issuer(CreditId id) pure returns (PartyId) {
    return PartyId.wrap(uint32(CreditId.unwrap(id) >> 32));
}

function samePresentation(PresentationId a, PresentationId b) pure returns (bool) {
    return PresentationId.unwrap(a) == PresentationId.unwrap(b);
}

function isNone(PresentationId a) pure returns (bool) {
    return PresentationId.unwrap(a) == 0;
}

function presentationId(CreditId id, uint16 number) pure returns (PresentationId) {
    return PresentationId.wrap((uint80(CreditId.unwrap(id)) << 16) | number);
}

function credit(PresentationId id) pure returns (CreditId) {
    return CreditId.wrap(uint64(PresentationId.unwrap(id) >> 16));
}

function claim(PresentationId id) pure returns (ClaimId) {
    return ClaimId.wrap(PresentationId.unwrap(id));
}

function dayAfter(CivilDay a, CivilDay b) pure returns (bool) {
    return CivilDay.unwrap(a) > CivilDay.unwrap(b);
}

function dayBefore(CivilDay a, CivilDay b) pure returns (bool) {
    return CivilDay.unwrap(a) < CivilDay.unwrap(b);
}

/// @return The later of the two days.
function orLater(CivilDay a, CivilDay b) pure returns (CivilDay) {
    return dayAfter(a, b) ? a : b;
}

function isUnset(CivilDay a) pure returns (bool) {
    return CivilDay.unwrap(a) == 0;
}

function otherCurrency(Currency a, Currency b) pure returns (bool) {
    return Currency.unwrap(a) != Currency.unwrap(b);
}

function isAny(Currency a) pure returns (bool) {
    return Currency.unwrap(a) == 0;
}
