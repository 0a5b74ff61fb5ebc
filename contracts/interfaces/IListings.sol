// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Claim} from "../types/Claim.sol";
import {CivilDay, ClaimId, ListingId, PartyId} from "../types/Ids.sol";
import {Listing, ListingStatus, ListingTerms} from "../types/Market.sol";

/// @title Claims for sale
/// @notice The owner of an accepted claim releases it, to all banks or to one, for quotes that all can read, or that are
/// sealed first. What the seller changes is released anew as another listing; quotes for the former one bind nobody.
interface IListings {
    error UnknownListing(ListingId id);
    /// @notice Only who owns a claim sells it.
    error NotOwner(ClaimId claim, address caller, PartyId owner);
    error NotParty(ListingId id, address caller, PartyId expected);
    /// @notice Nobody buys a claim on the day on which it falls due, or later.
    error Matured(ClaimId claim, CivilDay today, CivilDay maturity);
    error BadListing(ClaimId claim, uint40 until, uint40 sealedUntil, uint40 revealUntil);
    error UnexpectedStatus(ListingId id, ListingStatus actual, ListingStatus expected);
    error ListingExpired(ListingId id, uint256 moment, uint40 until);
    /// @notice The seller has changed the listing since.
    error ListingChanged(ListingId id, ListingId current);
    error NotInvited(ListingId id, PartyId buyer, PartyId invited);
    /// @notice Nobody buys from itself.
    error OwnListing(ClaimId claim, PartyId party);
    /// @notice Nobody buys what it owes itself.
    error OwnObligation(ListingId id, PartyId obligor);
    /// @notice Not all who have sealed a quote have had the time to reveal it.
    error RevealOpen(ListingId id, uint256 moment, uint40 revealUntil);

    /// @param root of the salted tree over the seller's description; none: it gives none
    event ClaimReleased(ListingId indexed id, PartyId indexed seller, ListingTerms terms, bytes32 root);
    event ClaimDelisted(ListingId indexed id, PartyId indexed seller);
    event ListingInquired(ListingId indexed id, PartyId indexed buyer);
    /// @notice A sale has come to nothing, and the claim is for sale as before.
    event ListingReopened(ListingId indexed id);

    /// @notice The owner offers a claim for sale, or changes what it has offered.
    /// @dev Errors: ERC721NonexistentToken, NotOwner, IMembership.Suspended, IClaims.UnexpectedStatus unless Outstanding,
    /// IClaims.ClaimLocked, Matured, BadListing, OwnListing, IMembership.UnknownParty, IMembership.WrongKind.
    function release(ClaimId claim, ListingTerms calldata terms, bytes32 root) external returns (ListingId);

    /// @notice The seller takes the claim off the market.
    /// @dev Errors: UnknownListing, ListingChanged, NotParty, IClaims.ClaimLocked while a sale of it runs, UnexpectedStatus unless
    /// Listed.
    function delist(ListingId id) external;

    /// @notice A bank lets the seller know that it is interested.
    /// @dev Errors: IMembership.NotAdmitted, IMembership.WrongKind, IMembership.Suspended, those of admit.
    function inquire(ListingId id) external;

    /// @notice The same as release, for whoever has taken an offer of funds.
    /// @dev for Funding only. Errors: those of release.
    function releaseFor(address caller, ClaimId claim, ListingTerms calldata terms) external returns (ListingId);

    /// @notice Numbers another quote for the listing.
    /// @return number under the listing
    /// @return claim that is for sale
    /// @return sealedUntil last second in which quotes are sealed there; 0: they are open
    /// @dev for Forfaiting only. Errors: UnknownListing, ListingChanged, IClaims.ClaimLocked while a sale of it runs, UnexpectedStatus
    /// unless Listed, ListingExpired, NotInvited, OwnListing, OwnObligation.
    function admit(
        ListingId id,
        PartyId buyer
    ) external returns (uint16 number, Claim memory claim, uint40 sealedUntil);

    /// @notice A quote is taken: no other one can be.
    /// @return seller who offered the claim
    /// @dev for Forfaiting only. Errors: UnknownListing, ListingChanged, IClaims.ClaimLocked while another sale of it
    /// runs, UnexpectedStatus unless Listed, ListingExpired, RevealOpen.
    function take(ListingId id) external returns (PartyId seller);

    /// @notice The sale has come to nothing.
    /// @dev for Forfaiting only.
    function reopen(ListingId id) external;

    /// @notice Passes where the bank may quote. Errors: those of admit.
    function requireEligible(ListingId id, PartyId buyer) external view returns (Listing memory);

    /// @return The listing as stored. Errors: UnknownListing, ListingChanged.
    function get(ListingId id) external view returns (Listing memory);

    /// @return The current listing of a claim, or its number 0 where it was never released.
    function latest(ClaimId claim) external view returns (ListingId);
}
