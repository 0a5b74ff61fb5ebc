// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ListingId, PartyId, QuoteId} from "../types/Ids.sol";
import {QuoteTerms} from "../types/Market.sol";

/// @title Quotes that nobody can read until all are in
/// @notice Where the seller has asked for it, a bank seals its quote: the chain keeps a hash. When no more can be sealed each
/// bank opens its own, or lets it be; only then the seller takes one. A bank has one sealed quote for a listing.
interface ISeals {
    error SealMissing(ListingId id);
    /// @notice Quotes are not sealed there, or not any more.
    error SealingOver(ListingId id, uint256 moment, uint40 sealedUntil);
    error NothingSealed(ListingId id, PartyId buyer);
    error RevealNotOpen(ListingId id, uint256 moment, uint40 sealedUntil, uint40 revealUntil);
    error SealDiffers(ListingId id, bytes32 given, bytes32 sealed_);

    event QuoteSealed(ListingId indexed id, PartyId indexed buyer, bytes32 commitment);
    event QuoteRevealed(ListingId indexed id, PartyId indexed buyer, QuoteId indexed quote);

    /// @notice A bank seals a quote, in place of one that it has sealed before.
    /// @param commitment see commitmentTo
    /// @dev Errors: IMembership.NotAdmitted, IMembership.WrongKind, IMembership.Suspended, those of IListings.admit, SealMissing,
    /// SealingOver.
    function seal(ListingId id, bytes32 commitment) external;

    /// @notice The bank opens its quote.
    /// @dev Errors: IMembership.NotAdmitted, IMembership.WrongKind, IMembership.Suspended, NothingSealed, SealDiffers,
    /// those of IListings.admit, RevealNotOpen, those of IForfaiting.quote.
    function reveal(ListingId id, QuoteTerms calldata terms, bytes32 salt) external returns (QuoteId);

    /// @return What the buyer has sealed; 0: nothing, or it has revealed it.
    function sealedBy(ListingId id, PartyId buyer) external view returns (bytes32);

    /// @return A hash over the terms, the listing, the buyer and the salt.
    function commitmentTo(
        ListingId id,
        PartyId buyer,
        QuoteTerms calldata terms,
        bytes32 salt
    ) external pure returns (bytes32);
}
