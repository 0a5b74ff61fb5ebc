// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Bound} from "./Bound.sol";
import {ICash} from "./interfaces/ICash.sol";
import {ICashLeg} from "./interfaces/ICashLeg.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {IRuleBook} from "./interfaces/IRuleBook.sol";
import {QuoteId} from "./types/Ids.sol";
import {Payment} from "./types/Market.sol";

/// @dev Money on the chain: it moves in the transaction that moves the claim, or neither does.
contract DigitalLeg is ICashLeg, Bound {
    using SafeERC20 for ICash;

    IMembership private immutable MEMBERSHIP;
    IRuleBook private immutable RULE_BOOK;

    constructor(address authority, IMembership membership, IRuleBook ruleBook) AccessManaged(authority) {
        MEMBERSHIP = membership;
        RULE_BOOK = ruleBook;
    }

    /// @inheritdoc ICashLeg
    function settle(QuoteId id, Payment calldata payment, address, bytes32) external fromAbove returns (bool) {
        ICash cash = RULE_BOOK.cashOf(payment.currency);
        address payer = MEMBERSHIP.accountOf(payment.payer);
        uint256 balance = cash.balanceOf(payer);
        uint256 allowance = cash.allowance(payer, address(this));
        uint256 funds = balance < allowance ? balance : allowance;
        if (funds < payment.amount) revert InsufficientCash(id, funds, payment.amount);
        // The payer has bought at that price, and lets this contract draw.
        // slither-disable-next-line arbitrary-send-erc20
        cash.safeTransferFrom(payer, MEMBERSHIP.accountOf(payment.payee), payment.amount);
        return true;
    }

    /// @inheritdoc ICashLeg
    function isUnderWay(QuoteId) external pure returns (bool) {
        return false;
    }
}
