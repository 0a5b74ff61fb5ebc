// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {IDesks} from "../interfaces/IDesks.sol";
import {DeskOperation, DeskSize} from "../types/Desk.sol";

/// @notice What four eyes need: who signed, what may be signed, and how many must stand at a desk.
library DeskRules {
    uint256 private constant SIGNATURE = 65;
    uint256 private constant LEAST = 2;
    uint256 private constant MOST = 16;

    /// @return How many signatures there are. Others than one after the other, of one form, are not taken.
    function count(bytes calldata signatures) internal pure returns (uint256) {
        if (signatures.length % SIGNATURE != 0) revert IDesks.BadSignature(signatures.length / SIGNATURE);
        return signatures.length / SIGNATURE;
    }

    /// @return Who gave the signature at a place, from 0.
    function signer(bytes calldata signatures, uint256 place, bytes32 digest) internal pure returns (address) {
        bytes calldata one = signatures[place * SIGNATURE:(place + 1) * SIGNATURE];
        // What else is wrong with a signature matters to nobody.
        // slither-disable-next-line unused-return
        (address who, ECDSA.RecoverError fault, ) = ECDSA.tryRecover(
            digest,
            uint8(one[64]),
            bytes32(one[:32]),
            bytes32(one[32:64])
        );
        if (fault != ECDSA.RecoverError.NoError) revert IDesks.BadSignature(place);
        return who;
    }

    /// @notice Passes for a plain call that is not over: no other kind, nothing of the chain's own money, no gas paid back.
    function requirePlain(DeskOperation memory o, uint256 time) internal pure {
        if (o.value != 0 || o.kind != 0 || o.reserve != 0 || o.price != 0 || o.token != address(0)) {
            revert IDesks.NotPlain(o.to, o.kind, o.value);
        }
        if (time > o.deadline) revert IDesks.OperationExpired(o.deadline, time);
    }

    /// @notice Makers count as one pair of eyes however many sign: a second maker checks nothing.
    function requireEyes(uint256 makers, uint256 checkers, bool byCheckersAlone, uint256 needed) internal pure {
        if (makers == 0 && !byCheckersAlone) revert IDesks.MakerMissing(checkers);
        uint256 eyes = checkers + (makers == 0 ? 0 : 1);
        if (eyes < needed) revert IDesks.CheckersMissing(eyes, needed);
    }

    /// @return How many pairs of eyes more see what no limit bounds: otherwise those whom a limit binds would lift it.
    function more(DeskSize memory d) internal pure returns (uint256) {
        return d.limited == 0 ? 0 : 1;
    }

    function requireSound(DeskSize memory d) internal pure {
        if (d.makers == 0 || d.checkers == 0) revert IDesks.KeysMissing(d.makers, d.checkers);
        uint256 most = uint256(d.checkers) + 1 - more(d);
        if (d.threshold < LEAST || d.threshold > most) revert IDesks.BadThreshold(d.threshold, LEAST, most);
        if (uint256(d.makers) + d.checkers > MOST) revert IDesks.TooManyKeys(uint256(d.makers) + d.checkers, MOST);
    }
}
