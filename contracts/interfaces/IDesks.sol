// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {CurrencyLimit, DeskLimit, DeskRole, DeskSize} from "../types/Desk.sol";
import {Currency} from "../types/Ids.sol";

/// @title Four eyes: each bank's account is a Safe that nobody moves alone
/// @notice A maker signs an operation, a checker signs it too and so releases it. This contract opens the Safes, is the guard
/// that each operation passes, and the only module that changes their keys. A desk cannot take the guard away, so
/// what it asks holds for as long as the desk does.
interface IDesks is IERC165 {
    error NotADesk(address account);
    /// @notice A party has keys of its own; a key stands at a desk once, as maker or as checker, and does not come back.
    error KeyInUse(address desk, address key);
    error KeyUnknown(address desk, address key);
    error KeysMissing(uint256 makers, uint256 checkers);
    error TooManyKeys(uint256 given, uint256 most);
    error BadThreshold(uint256 given, uint256 least, uint256 most);
    /// @notice A key is a maker's or a checker's.
    error RoleMissing(address key);
    /// @param place of the signature, from 0
    error BadSignature(uint256 place);
    /// @notice Signatures go by the address of the signer, ascending, so that nobody counts twice.
    error SignedTwice(address signer);
    error MakerMissing(uint256 checkers);
    /// @param given pairs of eyes; all makers together are one
    error CheckersMissing(uint256 given, uint256 needed);
    error OperationExpired(uint256 deadline, uint256 time);
    /// @notice A desk makes plain calls, and pays nobody for gas.
    error NotPlain(address to, uint8 kind, uint256 value);
    /// @notice What a desk says to itself is nothing at all, to withdraw an operation; its keys are changed here. Nor does it
    /// ask its guard to check an operation: that would be recorded as released, and carried out by nobody.
    error NotForADesk(address desk, bytes4 given);
    /// @notice What bears this ticket was released before.
    error AlreadyReleased(address desk, address ticket);
    /// @notice The Safe did not take a key: it is nobody's, or the Safe itself.
    error OwnersUnchanged(address desk, bytes answer);
    error DailyLimitExceeded(address desk, Currency currency, uint256 given, uint256 left);

    event DeskOpened(address indexed desk, address[] makers, address[] checkers, uint8 threshold);
    event KeyAdded(address indexed desk, address indexed key, DeskRole role);
    event KeyRemoved(address indexed desk, address indexed key);
    event KeyReplaced(address indexed desk, address indexed former, address indexed key);
    event ThresholdSet(address indexed desk, uint8 threshold);
    event DeskLimitSet(address indexed desk, Currency indexed currency, uint128 single, uint128 daily);
    /// @param said hash of the call and of where it goes, so that another workspace knows its own operation again
    event OperationReleased(address indexed desk, address indexed ticket, bytes32 said);

    /// @notice Opens a desk for whoever holds these keys; it is a party once the registrar admits it.
    /// @param threshold pairs of eyes that an operation needs: makers are one, each checker is one
    /// @return desk the Safe, at an address that follows from all that is given here
    /// @dev Errors: KeysMissing, BadThreshold, TooManyKeys, KeyInUse.
    function open(
        address[] calldata makers,
        address[] calldata checkers,
        uint8 threshold,
        CurrencyLimit[] calldata limits,
        bytes32 salt
    ) external returns (address desk);

    /// @notice Run by a Safe on itself when it is opened: makes this contract its guard and module.
    /// @dev Errors: NotADesk when it is called like any other function.
    function fit() external;

    /// @dev By the desk itself. Errors: NotADesk, RoleMissing, KeyInUse, TooManyKeys.
    function addKey(address key, DeskRole role) external;

    /// @notice For good: what the key has signed before, perhaps in the other role, would count again.
    /// @dev By the desk itself. Errors: NotADesk, KeyUnknown, KeysMissing, BadThreshold where too few would be left.
    function removeKey(address key) external;

    /// @notice A key that is lost, or whose holder goes, gives its place to another. Credits name the party and not its
    /// keys: nothing else changes, and what the former key signed and nobody released is worth nothing.
    /// @dev By the desk itself. Errors: NotADesk, KeyUnknown, KeyInUse.
    function replaceKey(address former, address key) external;

    /// @dev By the desk itself. Errors: NotADesk, BadThreshold.
    function setThreshold(uint8 threshold) external;

    /// @param single an amount above it needs one checker more; 0: none does
    /// @param daily what the operations of one civil day, at the place of the bank, come to at most; 0: no limit. What is
    /// released while there is none is not counted.
    /// @dev By the desk itself. Errors: NotADesk, BadThreshold where too few checkers stand there for any limit.
    function setLimit(Currency currency, uint128 single, uint128 daily) external;

    /// @notice The Safe asks before each operation, after it has found its owners' signatures.
    /// @param kind of call, 0 for a plain one
    /// @param deadline the Safe's base gas: without a gas price nothing is paid back, and it means nothing else
    /// @param ticket the Safe's refund receiver: what bears it is released once; 0 for none
    /// @dev By the desk itself. Errors: NotADesk, NotPlain, OperationExpired, NotForADesk, BadSignature, SignedTwice,
    /// KeyUnknown, MakerMissing (but keys are changed and operations withdrawn by checkers alone too), CheckersMissing,
    /// DailyLimitExceeded, AlreadyReleased, and those of IAmounts.amountOf.
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
        address sender
    ) external;

    /// @notice The Safe tells of an operation that it has carried out; all was checked before.
    function checkAfterExecution(bytes32 digest, bool success) external view;

    /// @return What the key does at the desk; none if it never stood there.
    function roleOf(address desk, address key) external view returns (DeskRole);

    /// @return How many stand at the desk, and the pairs of eyes that it needs. Errors: NotADesk.
    function sizeOf(address desk) external view returns (DeskSize memory);

    /// @return The desk's limits in a currency.
    function limitOf(address desk, Currency currency) external view returns (DeskLimit memory);

    /// @return What the desk has released today in a currency, while it had a daily limit in it.
    function releasedToday(address desk, Currency currency) external view returns (uint128);

    /// @return The pairs of eyes that a call needs: the threshold, and one more for an amount above the limit. Where there
    /// is any limit, also one more for what no amount bounds and for changes of keys, threshold and limits, since
    /// otherwise those whom the limit binds would lift it. A withdrawal needs the threshold. Errors: NotADesk, and those of IAmounts.amountOf.
    function eyesFor(address desk, address to, bytes calldata data) external view returns (uint256);

    /// @return Whether what bears the ticket was released.
    function isReleased(address desk, address ticket) external view returns (bool);
}
