// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ClaimId, InquiryId, PartyId} from "../types/Ids.sol";
import {Bucket, Inquiry, ObligorClass, SizeBand, TenorBand} from "../types/Market.sol";

/// @title Asking the market before anything is offered
/// @notice Who holds a claim, or has money, asks in buckets: the kind of the obligor, how long, how large. Nothing of it
/// tells which claim is meant. Banks answer with a rate that binds nobody.
interface IInquiries {
    error UnknownInquiry(InquiryId id);
    error NotParty(InquiryId id, address caller, PartyId expected);
    error BadInquiry(InquiryId id, Bucket bucket, uint40 until);
    error InquiryOver(InquiryId id, uint256 moment, uint40 until);
    error OwnInquiry(InquiryId id, PartyId asker);
    /// @param most parts per million
    error BadRate(InquiryId id, uint256 given, uint256 most);

    event InquiryMade(InquiryId indexed id, PartyId indexed asker, Bucket bucket, uint40 until);
    event RateIndicated(InquiryId indexed id, PartyId indexed bank, uint24 rate);
    event InquiryClosed(InquiryId indexed id, PartyId indexed asker);

    /// @notice A bank asks.
    /// @param until last second of the inquiry
    /// @dev Errors: IMembership.NotAdmitted, IMembership.WrongKind, IMembership.Suspended, IRuleBook.UnknownCurrency, BadInquiry
    /// unless every bucket is named and the moment is ahead.
    function ask(Bucket calldata bucket, uint40 until) external returns (InquiryId);

    /// @notice A bank answers with a rate a year, in parts per million.
    /// @dev Errors: IMembership.NotAdmitted, IMembership.WrongKind, IMembership.Suspended, UnknownInquiry, InquiryOver,
    /// OwnInquiry, BadRate.
    function indicate(InquiryId id, uint24 rate) external;

    /// @notice The bank has heard enough.
    /// @dev Errors: UnknownInquiry, InquiryOver, NotParty.
    function close(InquiryId id) external;

    /// @return The inquiry as stored. Errors: UnknownInquiry.
    function inquiryOf(InquiryId id) external view returns (Inquiry memory);

    /// @return How many there were; they are numbered from 1.
    function count() external view returns (uint32);

    /// @return The bucket that the claim would be in today, for whoever sells it. Errors: IClaims.UnknownClaim.
    function bucketOf(ClaimId claim, ObligorClass class) external view returns (Bucket memory);

    /// @return The bands of a claim of so many days and minor units, where the unit of its currency has so many decimals.
    function bandsOf(uint256 days_, uint256 face, uint8 decimals) external pure returns (TenorBand, SizeBand);
}
