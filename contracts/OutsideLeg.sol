// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Bound} from "./Bound.sol";
import {ICashLeg} from "./interfaces/ICashLeg.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {PartyId, QuoteId} from "./types/Ids.sol";
import {Payment} from "./types/Market.sol";

/// @dev Money in the large-value payment system: the payer reports its transfer, the payee itself says that it has it.
/// Nobody says so for the payee, not even under a mandate: the payer may be the bank that has it.
contract OutsideLeg is ICashLeg, Bound {
    IMembership private immutable MEMBERSHIP;
    mapping(QuoteId id => bytes32 transfer) private _reported;

    constructor(address authority, IMembership membership) AccessManaged(authority) {
        MEMBERSHIP = membership;
    }

    /// @inheritdoc ICashLeg
    function settle(
        QuoteId id,
        Payment calldata payment,
        address caller,
        bytes32 transfer
    ) external fromAbove returns (bool paid) {
        bytes32 reported = _reported[id];
        if (transfer == 0) revert TransferMissing(id);
        PartyId party = MEMBERSHIP.partyOf(caller);
        paid = party == payment.payee;
        if ((!paid && party != payment.payer) || MEMBERSHIP.accountOf(party) != caller) {
            revert NotOfPayment(id, caller);
        }
        if (paid) {
            if (transfer != reported) revert TransferDiffers(id, transfer, reported);
            delete _reported[id];
            emit TransferConfirmedBy(id, party, transfer);
        } else {
            if (reported != 0) revert TransferReported(id, reported);
            _reported[id] = transfer;
            emit TransferReportedBy(id, party, transfer);
        }
    }

    /// @inheritdoc ICashLeg
    function isUnderWay(QuoteId id) external view returns (bool) {
        return _reported[id] != 0;
    }
}
