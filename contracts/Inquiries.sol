// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {IInquiries} from "./interfaces/IInquiries.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {BucketRules} from "./rules/BucketRules.sol";
import {DiscountRules} from "./rules/DiscountRules.sol";
import {Claim} from "./types/Claim.sol";
import {CivilDay, ClaimId, InquiryId, PartyId} from "./types/Ids.sol";
import {Bucket, Inquiry, ObligorClass, Side, SizeBand, TenorBand} from "./types/Market.sol";

contract Inquiries is IInquiries {
    using BucketRules for Bucket;

    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IRuleBook private immutable RULE_BOOK;
    IClaims private immutable CLAIMS;
    uint32 private _count;
    mapping(InquiryId id => Inquiry) private _inquiries;

    constructor(IMembership membership, IBankingCalendar calendar, IRuleBook ruleBook, IClaims claims) {
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        RULE_BOOK = ruleBook;
        CLAIMS = claims;
    }

    /// @inheritdoc IInquiries
    function ask(Bucket calldata bucket, uint40 until) external returns (InquiryId id) {
        PartyId asker = MEMBERSHIP.activeBankAt(msg.sender);
        // Asked for its refusal alone.
        // slither-disable-next-line unused-return
        RULE_BOOK.cashOf(bucket.currency);
        id = InquiryId.wrap(++_count);
        Bucket memory b = bucket;
        if (!b.isWhole() || until <= block.timestamp) revert BadInquiry(id, b, until);
        _inquiries[id] = Inquiry(asker, until, b.side, b.class, b.tenor, b.size, b.currency);
        emit InquiryMade(id, asker, b, until);
    }

    /// @inheritdoc IInquiries
    function indicate(InquiryId id, uint24 rate) external {
        PartyId bank = MEMBERSHIP.activeBankAt(msg.sender);
        if (_open(id).asker == bank) revert OwnInquiry(id, bank);
        if (rate == 0 || rate > DiscountRules.MILLION) revert BadRate(id, rate, DiscountRules.MILLION);
        emit RateIndicated(id, bank, rate);
    }

    /// @inheritdoc IInquiries
    function close(InquiryId id) external {
        Inquiry storage i = _open(id);
        PartyId asker = i.asker;
        if (MEMBERSHIP.actingFor(asker, msg.sender).isNobody()) revert NotParty(id, msg.sender, asker);
        i.until = 0;
        emit InquiryClosed(id, asker);
    }

    /// @inheritdoc IInquiries
    function inquiryOf(InquiryId id) external view returns (Inquiry memory) {
        return _known(id);
    }

    /// @inheritdoc IInquiries
    function count() external view returns (uint32) {
        return _count;
    }

    /// @inheritdoc IInquiries
    function bucketOf(ClaimId claim, ObligorClass class) external view returns (Bucket memory) {
        Claim memory c = CLAIMS.get(claim);
        CivilDay today = CALENDAR.today(c.place);
        uint256 days_ = c.maturity > today ? DiscountRules.interestDays(today, c.maturity, 0) : 0;
        uint8 decimals = IERC20Metadata(address(RULE_BOOK.cashOf(c.currency))).decimals();
        (TenorBand tenor, SizeBand size) = bandsOf(days_, c.face, decimals);
        return Bucket(Side.Sell, class, tenor, size, c.currency);
    }

    /// @inheritdoc IInquiries
    function bandsOf(uint256 days_, uint256 face, uint8 decimals) public pure returns (TenorBand, SizeBand) {
        return (BucketRules.tenorBand(days_), BucketRules.sizeBand(face, decimals));
    }

    function _open(InquiryId id) private view returns (Inquiry storage i) {
        i = _known(id);
        if (block.timestamp > i.until) revert InquiryOver(id, block.timestamp, i.until);
    }

    function _known(InquiryId id) private view returns (Inquiry storage i) {
        i = _inquiries[id];
        if (i.asker.isNobody()) revert UnknownInquiry(id);
    }
}
