// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IConfirmations} from "./interfaces/IConfirmations.sol";
import {ICredits} from "./interfaces/ICredits.sol";
import {IMembership} from "./interfaces/IMembership.sol";
import {Confirmation, Credit, CreditStatus} from "./types/Credit.sol";
import {CreditId, PartyId} from "./types/Ids.sol";

contract Confirmations is IConfirmations {
    uint256 private constant ADVISED = 1 << uint8(CreditStatus.Advised);
    PartyId private constant NOBODY = PartyId.wrap(0);

    IMembership private immutable MEMBERSHIP;
    ICredits private immutable CREDITS;
    mapping(CreditId id => PartyId bank) private _requested;

    constructor(IMembership membership, ICredits credits) {
        MEMBERSHIP = membership;
        CREDITS = credits;
    }

    /// @inheritdoc IConfirmations
    function confirm(CreditId id) external {
        Credit memory credit = CREDITS.get(id);
        PartyId bank = _asked(id, credit);
        CreditStatus status = CREDITS.statusOf(id);
        if (((1 << uint8(status)) & ADVISED) == 0) revert ICredits.UnexpectedStatus(id, status, ADVISED);
        MEMBERSHIP.requireActiveBank(bank);
        bool silent = credit.confirmation == Confirmation.None;
        if (silent) (credit.confirmation, credit.confirmer) = (Confirmation.Silent, bank);
        credit.confirmed = true;
        emit CreditConfirmed(id, bank, silent);
        CREDITS.store(id, credit);
    }

    /// @inheritdoc IConfirmations
    function declineConfirmation(CreditId id) external {
        Credit memory credit = CREDITS.get(id);
        PartyId bank = _asked(id, credit);
        _requested[id] = NOBODY;
        credit.confirmer = NOBODY;
        emit ConfirmationDeclined(id, bank);
        CREDITS.store(id, credit);
    }

    /// @inheritdoc IConfirmations
    function requestConfirmation(CreditId id, PartyId bank) external {
        Credit memory credit = CREDITS.get(id);
        _requireParty(id, credit.beneficiary);
        if (credit.confirmed) revert Confirmed(id, credit.confirmer);
        if (credit.confirmation != Confirmation.None || bank == id.issuer()) {
            revert RequestNotOpen(id, credit.confirmer);
        }
        MEMBERSHIP.requireActiveBank(bank);
        _requested[id] = bank;
        emit ConfirmationRequested(id, bank);
    }

    /// @inheritdoc IConfirmations
    function requestedOf(CreditId id) external view returns (PartyId) {
        return _requested[id];
    }

    /// @return bank that is asked and that the caller acts for
    function _asked(CreditId id, Credit memory credit) private view returns (PartyId bank) {
        bank = credit.confirmation == Confirmation.None ? _requested[id] : credit.confirmer;
        _requireParty(id, bank);
        if (credit.confirmed) revert Confirmed(id, credit.confirmer);
    }

    function _requireParty(CreditId id, PartyId expected) private view {
        if (MEMBERSHIP.actingFor(expected, msg.sender).isNobody()) {
            revert ICredits.NotParty(id, msg.sender, expected);
        }
    }
}
