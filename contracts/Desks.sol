// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {ITransactionGuard} from "@safe-global/safe-smart-account/contracts/base/GuardManager.sol";
import {IGuardManager} from "@safe-global/safe-smart-account/contracts/interfaces/IGuardManager.sol";
import {IModuleManager} from "@safe-global/safe-smart-account/contracts/interfaces/IModuleManager.sol";
import {IOwnerManager} from "@safe-global/safe-smart-account/contracts/interfaces/IOwnerManager.sol";
import {ISafe} from "@safe-global/safe-smart-account/contracts/interfaces/ISafe.sol";
import {Enum} from "@safe-global/safe-smart-account/contracts/libraries/Enum.sol";
import {SafeProxy} from "@safe-global/safe-smart-account/contracts/proxies/SafeProxy.sol";
import {IAmounts} from "./interfaces/IAmounts.sol";
import {IBankingCalendar} from "./interfaces/IBankingCalendar.sol";
import {IDesks} from "./interfaces/IDesks.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {DeskRules} from "./rules/DeskRules.sol";
import {CurrencyLimit, DeskLimit, DeskOperation, DeskRole, DeskSize, DeskTurnover} from "./types/Desk.sol";
import {CivilDay, Currency} from "./types/Ids.sol";

contract Desks is IDesks {
    using DeskRules for bytes;
    using DeskRules for DeskOperation;
    using DeskRules for DeskSize;

    /// @dev The Safe's mark before the first of its owners.
    address private constant FIRST = address(1);
    Enum.Operation private constant CALL = Enum.Operation.Call;

    address private immutable SELF;
    address private immutable SAFE;
    IMembership private immutable MEMBERSHIP;
    IBankingCalendar private immutable CALENDAR;
    IAmounts private immutable AMOUNTS;
    mapping(address desk => DeskSize) private _sizes;
    mapping(address desk => mapping(address key => DeskRole)) private _roles;
    mapping(address desk => mapping(Currency currency => DeskLimit)) private _limits;
    mapping(address desk => mapping(Currency currency => DeskTurnover)) private _turnovers;
    mapping(address desk => mapping(address ticket => bool)) private _released;

    constructor(IMembership membership, IBankingCalendar calendar, address safe, IAmounts amounts) {
        SELF = address(this);
        SAFE = safe;
        MEMBERSHIP = membership;
        CALENDAR = calendar;
        AMOUNTS = amounts;
    }

    /// @inheritdoc IDesks
    function open(
        address[] calldata makers,
        address[] calldata checkers,
        uint8 threshold,
        CurrencyLimit[] calldata limits,
        bytes32 salt
    ) external returns (address desk) {
        bytes32 all = keccak256(abi.encode(makers, checkers, threshold, limits, salt));
        desk = address(new SafeProxy{salt: all}(SAFE));
        address[] memory owners = new address[](makers.length + checkers.length);
        for (uint256 i = 0; i < owners.length; i++) {
            bool makes = i < makers.length;
            owners[i] = makes ? makers[i] : checkers[i - makers.length];
            _stand(desk, owners[i], makes ? DeskRole.Maker : DeskRole.Checker);
        }
        _sizes[desk].threshold = threshold;
        emit DeskOpened(desk, makers, checkers, threshold);
        for (uint256 i = 0; i < limits.length; i++) {
            _limit(desk, limits[i].currency, limits[i].single, limits[i].daily);
        }
        _sizes[desk].requireSound();
        bytes memory fitting = abi.encodeCall(this.fit, ());
        ISafe(payable(desk)).setup(owners, threshold, SELF, fitting, address(0), address(0), 0, payable(address(0)));
    }

    /// @inheritdoc IDesks
    function fit() external {
        // A Safe runs this as its own code; called like any other function, nothing here is to be fitted.
        if (address(this) == SELF) revert NotADesk(SELF);
        IGuardManager(address(this)).setGuard(SELF);
        IModuleManager(address(this)).enableModule(SELF);
    }

    /// @inheritdoc IDesks
    function addKey(address key, DeskRole role) external {
        DeskSize memory size = _sizeOf(msg.sender);
        if (!_signs(role)) revert RoleMissing(key);
        _stand(msg.sender, key, role);
        _sizes[msg.sender].requireSound();
        emit KeyAdded(msg.sender, key, role);
        _order(abi.encodeCall(IOwnerManager.addOwnerWithThreshold, (key, size.threshold)));
    }

    /// @inheritdoc IDesks
    function removeKey(address key) external {
        DeskSize memory size = _sizeOf(msg.sender);
        if (_leave(msg.sender, key) == DeskRole.Maker) _sizes[msg.sender].makers--;
        else _sizes[msg.sender].checkers--;
        _sizes[msg.sender].requireSound();
        emit KeyRemoved(msg.sender, key);
        _order(abi.encodeCall(IOwnerManager.removeOwner, (_before(key), key, size.threshold)));
    }

    /// @inheritdoc IDesks
    function replaceKey(address former, address key) external {
        _sizeOf(msg.sender);
        DeskRole role = _leave(msg.sender, former);
        if (_roles[msg.sender][key] != DeskRole.None) revert KeyInUse(msg.sender, key);
        _roles[msg.sender][key] = role;
        emit KeyReplaced(msg.sender, former, key);
        _order(abi.encodeCall(IOwnerManager.swapOwner, (_before(former), former, key)));
    }

    /// @inheritdoc IDesks
    function setThreshold(uint8 threshold) external {
        _sizeOf(msg.sender);
        _sizes[msg.sender].threshold = threshold;
        _sizes[msg.sender].requireSound();
        emit ThresholdSet(msg.sender, threshold);
        _order(abi.encodeCall(IOwnerManager.changeThreshold, (threshold)));
    }

    /// @inheritdoc IDesks
    function setLimit(Currency currency, uint128 single, uint128 daily) external {
        _sizeOf(msg.sender);
        _limit(msg.sender, currency, single, daily);
        _sizes[msg.sender].requireSound();
    }

    /// @inheritdoc IDesks
    function checkTransaction(
        address to,
        uint256 value,
        bytes calldata data,
        uint8 kind,
        uint256 reserve,
        uint256 deadline,
        uint256 price,
        address token,
        address payable ticket,
        bytes calldata signatures,
        address
    ) external {
        DeskOperation memory o = DeskOperation(to, value, data, kind, reserve, deadline, price, token, ticket);
        o.requirePlain(block.timestamp);
        // Asked by the desk itself, this would record a payment as released that nothing carries out.
        bool asks = to == SELF && bytes4(data) == this.checkTransaction.selector;
        if (asks || (to == msg.sender && data.length != 0)) revert NotForADesk(to, bytes4(data));
        _requireEyes(o, data, signatures);
        if (ticket != address(0)) _release(ticket, keccak256(abi.encode(to, data)));
    }

    /// @inheritdoc IDesks
    function checkAfterExecution(bytes32, bool) external view {}

    /// @inheritdoc IDesks
    function roleOf(address desk, address key) external view returns (DeskRole) {
        return _roles[desk][key];
    }

    /// @inheritdoc IDesks
    function sizeOf(address desk) external view returns (DeskSize memory) {
        return _sizeOf(desk);
    }

    /// @inheritdoc IDesks
    function limitOf(address desk, Currency currency) external view returns (DeskLimit memory) {
        return _limits[desk][currency];
    }

    /// @inheritdoc IDesks
    function releasedToday(address desk, Currency currency) external view returns (uint128) {
        return _turnoverOf(desk, currency).amount;
    }

    /// @inheritdoc IDesks
    function eyesFor(address desk, address to, bytes calldata data) external view returns (uint256) {
        DeskSize memory size = _sizeOf(desk);
        if (to == desk) return size.threshold;
        if (to == SELF) return size.threshold + size.more();
        (Currency currency, uint256 amount) = AMOUNTS.amountOf(to, data);
        return size.threshold + _more(size, _limits[desk][currency], amount);
    }

    /// @inheritdoc IDesks
    function isReleased(address desk, address ticket) external view returns (bool) {
        return _released[desk][ticket];
    }

    /// @notice A Safe takes no guard that does not say that it is one.
    function supportsInterface(bytes4 id) external pure override returns (bool) {
        return id == type(ITransactionGuard).interfaceId || id == type(IERC165).interfaceId;
    }

    function _stand(address desk, address key, DeskRole role) private {
        if (_roles[desk][key] != DeskRole.None) revert KeyInUse(desk, key);
        _roles[desk][key] = role;
        if (role == DeskRole.Maker) _sizes[desk].makers++;
        else _sizes[desk].checkers++;
    }

    function _leave(address desk, address key) private returns (DeskRole role) {
        role = _roles[desk][key];
        if (!_signs(role)) revert KeyUnknown(desk, key);
        _roles[desk][key] = DeskRole.Left;
    }

    function _limit(address desk, Currency currency, uint128 single, uint128 daily) private {
        DeskLimit memory former = _limits[desk][currency];
        if (former.single != 0 || former.daily != 0) _sizes[desk].limited--;
        if (single != 0 || daily != 0) _sizes[desk].limited++;
        _limits[desk][currency] = DeskLimit(single, daily);
        emit DeskLimitSet(desk, currency, single, daily);
    }

    /// @dev Orders the calling desk to change its own owners.
    function _order(bytes memory change) private {
        IModuleManager safe = IModuleManager(msg.sender);
        (bool done, bytes memory answer) = safe.execTransactionFromModuleReturnData(msg.sender, 0, change, CALL);
        if (!done) revert OwnersUnchanged(msg.sender, answer);
    }

    /// @dev The Safe keeps its owners in a ring, and changes one by way of the one before it.
    function _before(address key) private view returns (address previous) {
        address[] memory owners = IOwnerManager(msg.sender).getOwners();
        previous = FIRST;
        for (uint256 i = 0; i < owners.length && owners[i] != key; i++) previous = owners[i];
    }

    /// @return How many pairs of eyes more the amount of a call needs, which counts for today from now on.
    function _spend(DeskSize memory size, address to, bytes calldata data) private returns (uint256) {
        (Currency currency, uint256 amount) = AMOUNTS.amountOf(to, data);
        DeskLimit memory limit = _limits[msg.sender][currency];
        if (limit.daily != 0 && amount != 0) {
            DeskTurnover memory today = _turnoverOf(msg.sender, currency);
            uint256 left = limit.daily > today.amount ? limit.daily - today.amount : 0;
            if (amount > left) revert DailyLimitExceeded(msg.sender, currency, amount, left);
            today.amount += uint128(amount);
            _turnovers[msg.sender][currency] = today;
        }
        return _more(size, limit, amount);
    }

    function _release(address ticket, bytes32 said) private {
        if (_released[msg.sender][ticket]) revert AlreadyReleased(msg.sender, ticket);
        _released[msg.sender][ticket] = true;
        emit OperationReleased(msg.sender, ticket, said);
    }

    function _requireEyes(DeskOperation memory o, bytes calldata data, bytes calldata signatures) private {
        DeskSize memory size = _sizeOf(msg.sender);
        uint256 more =
            o.to == msg.sender
                ? 0
                : o.to == SELF
                    ? size.more()
                    : _spend(size, o.to, data);
        bytes32 digest = _digest(o);
        uint256 makers = 0;
        uint256 checkers = 0;
        address last = address(0);
        for (uint256 i = 0; i < signatures.count(); i++) {
            address signer = signatures.signer(i, digest);
            if (signer <= last) revert SignedTwice(signer);
            DeskRole role = _roles[msg.sender][signer];
            if (!_signs(role)) revert KeyUnknown(msg.sender, signer);
            if (role == DeskRole.Maker) makers++;
            else checkers++;
            last = signer;
        }
        bool inside = o.to == msg.sender || o.to == SELF;
        DeskRules.requireEyes(makers, checkers, inside, size.threshold + more);
    }

    /// @dev Of a plain operation, whose other fields are nothing. The Safe has counted on already.
    function _digest(DeskOperation memory o) private view returns (bytes32) {
        ISafe safe = ISafe(payable(msg.sender));
        uint256 nonce = safe.nonce() - 1;
        return safe.getTransactionHash(o.to, 0, o.data, CALL, 0, o.deadline, 0, address(0), o.ticket, nonce);
    }

    function _turnoverOf(address desk, Currency currency) private view returns (DeskTurnover memory turnover) {
        turnover = _turnovers[desk][currency];
        CivilDay today = CALENDAR.today(MEMBERSHIP.placeOf(MEMBERSHIP.partyOf(desk)));
        if (today > turnover.day) turnover = DeskTurnover(0, today);
    }

    function _sizeOf(address desk) private view returns (DeskSize memory size) {
        size = _sizes[desk];
        if (size.threshold == 0) revert NotADesk(desk);
    }

    function _signs(DeskRole role) private pure returns (bool) {
        return role == DeskRole.Maker || role == DeskRole.Checker;
    }

    function _more(DeskSize memory size, DeskLimit memory limit, uint256 amount) private pure returns (uint256) {
        if (amount == type(uint256).max) return size.more();
        return limit.single != 0 && amount > limit.single ? 1 : 0;
    }
}
