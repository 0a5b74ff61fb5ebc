// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CreditId, PartyId} from "../types/Ids.sol";

/// @title Confirmation: another bank's own undertaking beside the issuer's
/// @notice A confirmer is bound to honour or negotiate from the moment it confirms (UCP 600 art. 8b): it examines, runs its
/// own clock, honours and is owed by the issuer. Asked by the issuer it may confirm or decline (art. 8d). Where the issuer
/// asks nobody, a bank may confirm silently at the beneficiary's request; the issuer's dealings take no notice of that.
interface IConfirmations {
    error Confirmed(CreditId id, PartyId confirmer);
    /// @notice The issuer has asked a bank to confirm, so nobody else is asked, or a bank is to confirm its own credit.
    error RequestNotOpen(CreditId id, PartyId confirmer);

    /// @param silent at the beneficiary's request alone
    event CreditConfirmed(CreditId indexed id, PartyId indexed confirmer, bool silent);
    event ConfirmationDeclined(CreditId indexed id, PartyId indexed confirmer);
    event ConfirmationRequested(CreditId indexed id, PartyId indexed bank);

    /// @notice The bank that was asked adds its undertaking.
    /// @dev Errors: ICredits.UnknownCredit, ICredits.NotParty, ICredits.UnexpectedStatus unless Advised and not expired,
    /// Confirmed, Suspended for the bank.
    function confirm(CreditId id) external;

    /// @notice The bank that was asked says without delay that it does not (art. 8d).
    /// @dev Errors: ICredits.UnknownCredit, ICredits.NotParty, Confirmed.
    function declineConfirmation(CreditId id) external;

    /// @notice The beneficiary asks a bank for its undertaking, of which the issuer knows nothing.
    /// @dev Errors: ICredits.UnknownCredit, ICredits.NotParty, Confirmed, RequestNotOpen, UnknownParty, WrongKind, Suspended.
    function requestConfirmation(CreditId id, PartyId bank) external;

    /// @return The bank that the beneficiary has asked; none if it asked nobody.
    function requestedOf(CreditId id) external view returns (PartyId);
}
