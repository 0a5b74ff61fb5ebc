// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A party: a bank, a customer or an institution, as admitted by Membership. 0 is no party.
type PartyId is uint32;

/// @notice A credit: the issuing bank's PartyId in the upper 32 bits, the bank's own running number in the lowest 24. The
/// 8 bits between number the part of it that was transferred to a second beneficiary; 0 is the credit itself.
type CreditId is uint64;

/// @notice A presentation: its credit in the upper 64 bits, its number under that credit in the lower 16. 0 is none.
type PresentationId is uint80;

/// @notice An amendment: its credit above its number under that credit, from 1, in the lowest 16 bits. Wider than a
/// PresentationId, so that no error of one has the selector of the other.
type AmendmentId is uint96;

/// @notice A claim; it bears the number of the presentation that it came from, and is the ERC-721 token of that number.
/// Where others have a share in the proceeds, each share is a claim of its own, numbered from bit 80 on.
type ClaimId is uint256;

/// @notice A claim offered for sale: the claim above the number of its release, from 1, in the lowest 16 bits. What the
/// seller changes is released anew, under the next number.
type ListingId is uint104;

/// @notice A buyer's price for a claim: the listing above its number under that listing, from 1, in the lowest 16 bits. The
/// trade that comes of it bears the same number.
type QuoteId is uint120;

/// @notice A question to the market, numbered from 1. 0 is none.
type InquiryId is uint32;

/// @notice A buyer's offer of funds, numbered from 1. 0 is none.
type OfferId is uint48;

/// @notice Days since 1970-01-01 in the civil calendar of a place. 0 is no day.
type CivilDay is uint32;

/// @notice A place with a banking calendar, two capital letters: CN, HK, US, GB, EU (TARGET), JP, SG.
type Place is bytes2;

/// @notice An ISO 4217 alphabetic code.
type Currency is bytes3;

using {sameParty as ==, differentParty as !=, isNobody} for PartyId global;
using {sameCredit as ==, issuer, whole, part, partOf, isPart} for CreditId global;
using {samePresentation as ==, isNone, credit, claim, claimOf} for PresentationId global;
using {amended} for AmendmentId global;
using {listed, version, quoteOf} for ListingId global;
using {listing, traded} for QuoteId global;
using {source} for ClaimId global;
using {dayAfter as >, dayBefore as <, orLater, isUnset} for CivilDay global;
using {otherCurrency as !=, isAny} for Currency global;
using {otherPlace as !=, isNowhere} for Place global;

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

/// @return The credit that this one is a part of, or itself.
function whole(CreditId id) pure returns (CreditId) {
    return CreditId.wrap(CreditId.unwrap(id) & ~(uint64(0xff) << 24));
}

/// @return The number of the transferred part; 0 for a credit that is none.
function part(CreditId id) pure returns (uint8) {
    return uint8(CreditId.unwrap(id) >> 24);
}

function isPart(CreditId id) pure returns (bool) {
    return part(id) != 0;
}

/// @return The part of that number of a credit that is none itself.
function partOf(CreditId id, uint8 number) pure returns (CreditId) {
    return CreditId.wrap(CreditId.unwrap(id) | (uint64(number) << 24));
}

function amendmentId(CreditId id, uint16 number) pure returns (AmendmentId) {
    return AmendmentId.wrap((uint96(CreditId.unwrap(id)) << 16) | number);
}

/// @return The credit that is amended.
function amended(AmendmentId id) pure returns (CreditId) {
    return CreditId.wrap(uint64(AmendmentId.unwrap(id) >> 16));
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

/// @return The claim to a share in what was honoured; share 0 is the presenter's.
function claimOf(PresentationId id, uint8 share) pure returns (ClaimId) {
    return ClaimId.wrap((uint256(share) << 80) | PresentationId.unwrap(id));
}

function listingId(ClaimId claimed, uint16 number) pure returns (ListingId) {
    return ListingId.wrap((uint104(uint88(ClaimId.unwrap(claimed))) << 16) | number);
}

/// @return The claim that is for sale.
function listed(ListingId id) pure returns (ClaimId) {
    return ClaimId.wrap(ListingId.unwrap(id) >> 16);
}

/// @return The number of the release.
function version(ListingId id) pure returns (uint16) {
    return uint16(ListingId.unwrap(id));
}

function quoteOf(ListingId id, uint16 number) pure returns (QuoteId) {
    return QuoteId.wrap((uint120(ListingId.unwrap(id)) << 16) | number);
}

/// @return The listing that the quote is for.
function listing(QuoteId id) pure returns (ListingId) {
    return ListingId.wrap(uint104(QuoteId.unwrap(id) >> 16));
}

/// @return The claim that is traded.
function traded(QuoteId id) pure returns (ClaimId) {
    return ClaimId.wrap(QuoteId.unwrap(id) >> 32);
}

/// @return The credit that the claim came out of.
function source(ClaimId id) pure returns (CreditId) {
    return credit(PresentationId.wrap(uint80(ClaimId.unwrap(id))));
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

function otherPlace(Place a, Place b) pure returns (bool) {
    return Place.unwrap(a) != Place.unwrap(b);
}

function isNowhere(Place a) pure returns (bool) {
    return Place.unwrap(a) == 0;
}
