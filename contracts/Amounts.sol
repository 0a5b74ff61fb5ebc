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
import {IMembership} from "./interfaces/IMembership.sol";
import {INominations} from "./interfaces/INominations.sol";
import {IPresentations} from "./interfaces/IPresentations.sol";
import {IProceeds} from "./interfaces/IProceeds.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {Changes} from "./types/Amendment.sol";
import {Claim} from "./types/Claim.sol";
import {Credit, Terms} from "./types/Credit.sol";
import {ClaimId, CreditId, Currency, PresentationId} from "./types/Ids.sol";

contract Amounts is IAmounts {
    /// @dev The two functions safeTransferFrom of ERC-721, without data and with it: they share a name.
    bytes4 private constant SAFELY = 0x42842e0e;
    bytes4 private constant SAFELY_WITH_DATA = 0xb88d4fde;

    address private immutable MEMBERSHIP;
    IRuleBook private immutable RULE_BOOK;
    IClaims private immutable CLAIMS;
    ICredits private immutable CREDITS;
    address private immutable CONFIRMATIONS;
    address private immutable AMENDMENTS;
    address private immutable PROCEEDS;
    IPresentations private immutable PRESENTATIONS;
    address private immutable NOMINATIONS;
    address private immutable DIGITAL_LEG;

    constructor(
        address membership,
        IRuleBook ruleBook,
        IClaims claims,
        ICredits credits,
        address confirmations,
        address amendments,
        address proceeds,
        IPresentations presentations,
        address nominations,
        address digitalLeg
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
        if (to == CONFIRMATIONS || to == AMENDMENTS || to == PROCEEDS) return _ofUndertakings(to, verb, said);
        if (to == NOMINATIONS) return _ofNominations(verb, said);
        return _ofCash(to, verb, said);
    }

    function _ofCredits(bytes4 verb, bytes calldata said) private pure returns (Currency, uint256) {
        if (verb != ICredits.issue.selector && verb != ICredits.issueWithClauses.selector) return _nothing();
        Terms memory terms = abi.decode(said, (Terms));
        return (terms.currency, _most(terms.amount, terms.tolerancePlus));
    }

    function _ofPresentations(bytes4 verb, bytes calldata said) private view returns (Currency, uint256) {
        if (verb != IPresentations.honour.selector) return _nothing();
        PresentationId id = abi.decode(said, (PresentationId));
        return (CREDITS.get(id.credit()).currency, PRESENTATIONS.get(id).amount);
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

    function _ofUndertakings(
        address to,
        bytes4 verb,
        bytes calldata said
    ) private view returns (Currency, uint256 amount) {
        bool confirms = to == CONFIRMATIONS && verb == IConfirmations.confirm.selector;
        bool amends = to == AMENDMENTS && verb == IAmendments.amend.selector;
        bool advances = to == PROCEEDS && verb == IProceeds.advance.selector;
        if (!confirms && !amends && !advances) return _nothing();
        Credit memory credit = CREDITS.get(abi.decode(said, (CreditId)));
        if (confirms) amount = _most(credit.amount, credit.tolerancePlus);
        if (advances) (, amount) = abi.decode(said, (CreditId, uint128));
        if (amends) {
            (, Changes memory changes) = abi.decode(said, (CreditId, Changes));
            amount = changes.increase;
        }
        return (credit.currency, amount);
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

    function _most(uint128 amount, uint8 tolerancePlus) private pure returns (uint256) {
        return (uint256(amount) * (100 + tolerancePlus)) / 100;
    }
}
