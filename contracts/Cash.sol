// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ICash} from "./interfaces/ICash.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {Currency} from "./types/Ids.sol";

contract Cash is ICash, ERC20, AccessManaged {
    IMembership private immutable MEMBERSHIP;
    Currency private immutable CURRENCY;
    uint8 private immutable DECIMALS;

    constructor(
        address authority,
        IMembership membership,
        Currency currency_,
        uint8 decimals_
    ) ERC20("", "") AccessManaged(authority) {
        MEMBERSHIP = membership;
        CURRENCY = currency_;
        DECIMALS = decimals_;
    }

    /// @inheritdoc ICash
    function issue(address account, uint256 amount) external restricted {
        _mint(account, amount);
        emit CashIssued(account, amount);
    }

    /// @inheritdoc ICash
    function redeem(uint256 amount) external restricted {
        _burn(msg.sender, amount);
        emit CashRedeemed(msg.sender, amount);
    }

    /// @inheritdoc ICash
    function collect(address former) external returns (uint256 amount) {
        if (former == msg.sender || MEMBERSHIP.presentAccountOf(former) != msg.sender) {
            revert NotFormerAccount(former, msg.sender);
        }
        amount = balanceOf(former);
        _transfer(former, msg.sender, amount);
    }

    /// @inheritdoc ICash
    function currency() external view returns (Currency) {
        return CURRENCY;
    }

    function name() public view override returns (string memory) {
        return string.concat("Usance cash ", symbol());
    }

    function symbol() public view override returns (string memory) {
        return string(abi.encodePacked(Currency.unwrap(CURRENCY)));
    }

    function decimals() public view override returns (uint8) {
        return DECIMALS;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (to != address(0) && MEMBERSHIP.presentAccountOf(to) != to) revert NotAnAccount(to);
        if (from != address(0)) {
            address present = MEMBERSHIP.presentAccountOf(from);
            if (present == address(0)) revert NotAnAccount(from);
            if (present != from && present != to) revert FormerAccount(from, present);
        }
        super._update(from, to, value);
    }
}
