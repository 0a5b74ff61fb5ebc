// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IAmendments} from "./interfaces/IAmendments.sol";
import {IAmounts} from "./interfaces/IAmounts.sol";
import {ICash} from "./interfaces/ICash.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {IConfirmations} from "./interfaces/IConfirmations.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IForfaiting} from "./interfaces/IForfaiting.sol";
import {IFunding} from "./interfaces/IFunding.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {INominations} from "./interfaces/INominations.sol";
import {IPresentations} from "./interfaces/IPresentations.sol";
import {IProceeds} from "./interfaces/IProceeds.sol";
import {IRecourses} from "./interfaces/IRecourses.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {ISchedules} from "./interfaces/ISchedules.sol";
import {ISeals} from "./interfaces/ISeals.sol";
import {ITransfers} from "./interfaces/ITransfers.sol";
import {CreditRules} from "./rules/CreditRules.sol";
import {Amendment, AmendmentStatus, Changes} from "./types/Amendment.sol";
import {Claim} from "./types/Claim.sol";
import {Clauses, Credit, CreditStatus, Terms} from "./types/Credit.sol";
import {
    AmendmentId,
    amendmentId,
    ClaimId,
    CreditId,
    Currency,
    ListingId,
    OfferId,
    PresentationId,
    QuoteId
} from "./types/Ids.sol";
import {FundingTerms} from "./types/Market.sol";
import {Limits} from "./types/Rules.sol";
import {Schedule} from "./types/Schedule.sol";
import {Substitution} from "./types/Transfer.sol";

contract Amounts is IAmounts {
    using CreditRules for Credit;

    /// @dev The two functions safeTransferFrom of ERC-721, without data and with it: they share a name.
    bytes4 private constant SAFELY = 0x42842e0e;
    bytes4 private constant SAFELY_WITH_DATA = 0xb88d4fde;

    address private immutable MEMBERSHIP;
    IRuleBook private immutable RULE_BOOK;
    IClaims private immutable CLAIMS;
    ICredits private immutable CREDITS;
    address private immutable CONFIRMATIONS;
    IAmendments private immutable AMENDMENTS;
    address private immutable PROCEEDS;
    IPresentations private immutable PRESENTATIONS;
    address private immutable NOMINATIONS;
    address private immutable DIGITAL_LEG;
    ISchedules private immutable SCHEDULES;
    ITransfers private immutable TRANSFERS;
    address private immutable FORFAITING;
    address private immutable SEALS;
    address private immutable FUNDING;
    address private immutable RECOURSES;

    constructor(
        address membership,
        IRuleBook ruleBook,
        IClaims claims,
        ICredits credits,
        address confirmations,
        IAmendments amendments,
        address proceeds,
        IPresentations presentations,
        address nominations,
        address digitalLeg,
        ISchedules schedules,
        ITransfers transfers,
        address forfaiting,
        address seals,
        address funding,
        address recourses
    ) {
        MEMBERSHIP = membership;
        RULE_BOOK = ruleBook;
        CLAIMS = claims;
        CREDITS = credits;
        CONFIRMATIONS = confirmations;
        AMENDMENTS = amendments;
        PROCEEDS = proceeds;
        PRESENTATIONS = presentations;
        NOMINATIONS = nominations;
        DIGITAL_LEG = digitalLeg;
        SCHEDULES = schedules;
        TRANSFERS = transfers;
        FORFAITING = forfaiting;
        SEALS = seals;
        FUNDING = funding;
        RECOURSES = recourses;
    }

    /// @inheritdoc IAmounts
    function amountOf(address to, bytes calldata data) external view returns (Currency currency, uint256 amount) {
        if (data.length < 4) return (currency, 0);
        bytes4 verb = bytes4(data[:4]);
        bytes calldata said = data[4:];
        if (to == MEMBERSHIP) return verb == IMembership.rotateAccount.selector ? _unbounded() : _nothing();
        if (to == address(CREDITS)) return _ofCredits(verb, said);
        if (to == address(PRESENTATIONS)) return _ofPresentations(verb, said);
        if (to == address(CLAIMS)) return _ofClaims(verb, said);
        if (to == address(AMENDMENTS)) return _ofAmendments(verb, said);
        if (to == CONFIRMATIONS || to == PROCEEDS) return _ofBanksBetween(to, verb, said);
        if (to == NOMINATIONS) return _ofNominations(verb, said);
        if (to == FORFAITING || to == SEALS || to == FUNDING || to == RECOURSES) return _ofMarket(to, verb, said);
        return _ofCash(to, verb, said);
    }

    function _ofCredits(bytes4 verb, bytes calldata said) private view returns (Currency, uint256) {
        if (verb != ICredits.issue.selector && verb != ICredits.issueWithClauses.selector) return _nothing();
        Terms memory terms = abi.decode(said, (Terms));
        uint256 most = CreditRules.limitRoundedDown(terms.amount, terms.tolerancePlus);
        if (verb == ICredits.issue.selector) return (terms.currency, most);
        (, Clauses memory clauses) = abi.decode(said, (Terms, Clauses));
        if (clauses.about) {
            // slither-disable-next-line unused-return
            (Limits memory limits, ) = RULE_BOOK.current(terms.rules);
            most = CreditRules.limitRoundedDown(terms.amount, limits.aboutPercent);
        }
        // A revolving amount binds the bank each time that it is there anew.
        return (terms.currency, most * (uint256(clauses.times) + 1));
    }

    /// @dev What is found complying, or taken up with its discrepancies, is to be honoured: anyone can enforce it.
    function _ofPresentations(bytes4 verb, bytes calldata said) private view returns (Currency, uint256 amount) {
        bool binds = verb == IPresentations.comply.selector || verb == IPresentations.waive.selector;
        if (!binds && verb != IPresentations.honour.selector) return _nothing();
        PresentationId id = abi.decode(said, (PresentationId));
        amount = PRESENTATIONS.get(id).amount;
        CreditId credit = id.credit();
        if (credit.isPart()) {
            // The first beneficiary draws what its invoice comes to beyond the second one's.
            Substitution memory substituted = TRANSFERS.substitutionOf(id);
            if (substituted.kept) amount += substituted.extra;
        }
        return (CREDITS.get(credit).currency, amount);
    }

    function _ofNominations(bytes4 verb, bytes calldata said) private view returns (Currency, uint256) {
        if (verb != INominations.negotiate.selector) return _nothing();
        (PresentationId id, uint128 net) = abi.decode(said, (PresentationId, uint128));
        return (CREDITS.get(id.credit()).currency, net);
    }

    function _ofClaims(bytes4 verb, bytes calldata said) private view returns (Currency, uint256) {
        if (verb == IERC721.setApprovalForAll.selector) return _unbounded();
        if (verb == IClaims.pay.selector) return _face(abi.decode(said, (ClaimId)));
        if (verb == IERC721.approve.selector) {
            (, ClaimId opened) = abi.decode(said, (address, ClaimId));
            return _face(opened);
        }
        bool given = verb == IERC721.transferFrom.selector || verb == SAFELY || verb == SAFELY_WITH_DATA;
        if (!given) return _nothing();
        (, , ClaimId id) = abi.decode(said, (address, address, ClaimId));
        return _face(id);
    }

    function _face(ClaimId id) private view returns (Currency, uint256) {
        Claim memory claim = CLAIMS.get(id);
        return (claim.currency, claim.face);
    }

    function _ofBanksBetween(
        address to,
        bytes4 verb,
        bytes calldata said
    ) private view returns (Currency, uint256 amount) {
        bool confirms = to == CONFIRMATIONS && verb == IConfirmations.confirm.selector;
        bool advances = to == PROCEEDS && verb == IProceeds.advance.selector;
        if (!confirms && !advances) return _nothing();
        CreditId id = abi.decode(said, (CreditId));
        Credit memory credit = CREDITS.get(id);
        if (advances) (, amount) = abi.decode(said, (CreditId, uint128));
        else {
            // Whoever confirms a revolving credit is bound to what is still to come anew.
            Schedule memory schedule = SCHEDULES.get(id);
            uint256 anew = uint256(schedule.times - schedule.used) * schedule.portion;
            amount = CreditRules.limitRoundedDown(credit.amount, credit.tolerancePlus) + anew;
        }
        return (credit.currency, amount);
    }

    function _ofAmendments(bytes4 verb, bytes calldata said) private view returns (Currency, uint256) {
        if (verb == IAmendments.amend.selector) {
            (CreditId id, Changes memory changes) = abi.decode(said, (CreditId, Changes));
            Credit memory credit = CREDITS.get(id);
            uint256 revived = _revived(id, credit);
            return (credit.currency, revived + _added(_offered(id, credit), changes));
        }
        if (verb != IAmendments.extend.selector) return _nothing();
        AmendmentId extended = abi.decode(said, (AmendmentId));
        CreditId extendedTo = extended.amended();
        Credit memory confirmed = AMENDMENTS.confirmedOf(extendedTo);
        uint256 again = _revived(extendedTo, confirmed);
        return (confirmed.currency, again + _added(confirmed, AMENDMENTS.get(extended).changes));
    }

    /// @return What is left of a credit that has expired: nobody is bound to it any more, unless it is amended.
    function _revived(CreditId id, Credit memory credit) private view returns (uint256) {
        return CREDITS.statusOf(id) == CreditStatus.Expired ? credit.available() : 0;
    }

    /// @return credit as it is at most once all that is offered already is accepted
    function _offered(CreditId id, Credit memory credit) private view returns (Credit memory) {
        uint16 number = credit.pendingAmendments == 0 ? 0 : AMENDMENTS.count(id);
        for (; number != 0; number--) {
            Amendment memory other = AMENDMENTS.get(amendmentId(id, number));
            if (other.status != AmendmentStatus.Offered) continue;
            credit.amount += other.changes.increase;
            credit.tolerancePlus = _wider(credit, other.changes);
        }
        return credit;
    }

    function _ofMarket(address to, bytes4 verb, bytes calldata said) private view returns (Currency, uint256) {
        if (to == FUNDING && verb == IFunding.offer.selector) {
            FundingTerms memory terms = abi.decode(said, (FundingTerms));
            return (terms.currency, terms.left);
        }
        if (to == FUNDING && verb == IFunding.sell.selector) {
            (, ClaimId sold) = abi.decode(said, (OfferId, ClaimId));
            return _face(sold);
        }
        bool quotes = to == FORFAITING && verb == IForfaiting.quote.selector;
        bool reveals = to == SEALS && verb == ISeals.reveal.selector;
        if (quotes || reveals) return _face(abi.decode(said, (ListingId)).listed());
        bool takes = to == FORFAITING && verb == IForfaiting.take.selector;
        bool buysBack = to == RECOURSES && verb == IRecourses.buyBack.selector;
        return takes || buysBack ? _face(abi.decode(said, (QuoteId)).traded()) : _nothing();
    }

    function _ofCash(address to, bytes4 verb, bytes calldata said) private view returns (Currency, uint256) {
        if (verb == IERC20.transfer.selector || verb == IERC20.approve.selector) {
            (address other, uint256 amount) = abi.decode(said, (address, uint256));
            bool draws = verb == IERC20.approve.selector && (other == address(CLAIMS) || other == DIGITAL_LEG);
            return draws ? _nothing() : (_currencyOf(to), amount);
        }
        if (verb != IERC20.transferFrom.selector) return _nothing();
        (, , uint256 drawn) = abi.decode(said, (address, address, uint256));
        return (_currencyOf(to), drawn);
    }

    /// @dev Of settlement money; of any other token none, as nobody here owes it.
    function _currencyOf(address cash) private view returns (Currency) {
        if (cash.code.length == 0) return Currency.wrap(0);
        try ICash(cash).currency() returns (Currency currency) {
            try RULE_BOOK.cashOf(currency) returns (ICash known) {
                if (address(known) == cash) return currency;
            } catch {}
        } catch {}
        return Currency.wrap(0);
    }

    function _unbounded() private pure returns (Currency, uint256) {
        return (Currency.wrap(0), type(uint256).max);
    }

    function _nothing() private pure returns (Currency, uint256) {
        return (Currency.wrap(0), 0);
    }

    /// @return What the amendment adds to the most that may be drawn; what it takes away counts for nothing.
    function _added(Credit memory credit, Changes memory changes) private pure returns (uint256) {
        uint256 most = CreditRules.limitRoundedDown(uint256(credit.amount) + changes.increase, _wider(credit, changes));
        return most - CreditRules.limitRoundedDown(credit.amount, credit.tolerancePlus);
    }

    function _wider(Credit memory credit, Changes memory changes) private pure returns (uint8) {
        bool wider = changes.tolerance && changes.tolerancePlus > credit.tolerancePlus;
        return wider ? changes.tolerancePlus : credit.tolerancePlus;
    }
}
