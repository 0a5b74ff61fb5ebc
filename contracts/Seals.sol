// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IForfaiting} from "./interfaces/IForfaiting.sol";
import {IListings} from "./interfaces/IListings.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {ISeals} from "./interfaces/ISeals.sol";
import {ListingId, PartyId, QuoteId} from "./types/Ids.sol";
import {Listing, QuoteTerms} from "./types/Market.sol";

contract Seals is ISeals {
    IMembership private immutable MEMBERSHIP;
    IListings private immutable LISTINGS;
    IForfaiting private immutable FORFAITING;
    mapping(ListingId id => mapping(PartyId buyer => bytes32)) private _seals;

    constructor(IMembership membership, IListings listings, IForfaiting forfaiting) {
        MEMBERSHIP = membership;
        LISTINGS = listings;
        FORFAITING = forfaiting;
    }

    /// @inheritdoc ISeals
    function seal(ListingId id, bytes32 commitment) external {
        PartyId buyer = MEMBERSHIP.activeBankAt(msg.sender);
        Listing memory entry = LISTINGS.requireEligible(id, buyer);
        if (commitment == 0) revert SealMissing(id);
        if (block.timestamp > entry.sealedUntil) revert SealingOver(id, block.timestamp, entry.sealedUntil);
        _seals[id][buyer] = commitment;
        emit QuoteSealed(id, buyer, commitment);
    }

    /// @inheritdoc ISeals
    function reveal(ListingId id, QuoteTerms calldata terms, bytes32 salt) external returns (QuoteId quote) {
        PartyId buyer = MEMBERSHIP.activeBankAt(msg.sender);
        bytes32 kept = _seals[id][buyer];
        if (kept == 0) revert NothingSealed(id, buyer);
        bytes32 given = commitmentTo(id, buyer, terms, salt);
        if (given != kept) revert SealDiffers(id, given, kept);
        Listing memory entry = LISTINGS.requireEligible(id, buyer);
        if (block.timestamp <= entry.sealedUntil || block.timestamp > entry.revealUntil) {
            revert RevealNotOpen(id, block.timestamp, entry.sealedUntil, entry.revealUntil);
        }
        delete _seals[id][buyer];
        quote = FORFAITING.quoteFor(buyer, id, terms);
        emit QuoteRevealed(id, buyer, quote);
    }

    /// @inheritdoc ISeals
    function sealedBy(ListingId id, PartyId buyer) external view returns (bytes32) {
        return _seals[id][buyer];
    }

    /// @inheritdoc ISeals
    function commitmentTo(
        ListingId id,
        PartyId buyer,
        QuoteTerms calldata terms,
        bytes32 salt
    ) public pure returns (bytes32) {
        return keccak256(abi.encode(id, buyer, terms, salt));
    }
}
