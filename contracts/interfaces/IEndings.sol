// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CreditId, PartyId} from "../types/Ids.sol";

/// @title How a credit ends before its time: by consent of all who are bound, or stopped by a court
/// @notice A credit is irrevocable: it is cancelled only with the consent of the issuer, the confirmer if there is one, and
/// the beneficiary (UCP 600 art. 10a), of a transferred part also of the transferring bank (PRC 2016 Measures). A court
/// may suspend payment for fraud; that stops what is not honoured yet, and nothing that a bank has accepted, paid or
/// negotiated in good faith, nor what the holder of its claim is owed (Supreme People's Court, L/C provisions art. 10).
interface IEndings {
    error ConsentGiven(CreditId id, PartyId party);
    /// @notice Something is transferred or advanced and has to come to its end first.
    error AmountSetAside(CreditId id, uint256 setAside);
    /// @notice Stayed already, or not stayed.
    error StayUnchanged(CreditId id, bool stayed);

    event CancellationConsented(CreditId indexed id, PartyId indexed party);
    event CreditCancelled(CreditId indexed id, uint128 unused);
    /// @param orderRoot of the salted tree over the court's order
    event PaymentStayed(CreditId indexed id, bytes32 orderRoot);
    event StayLifted(CreditId indexed id, bytes32 orderRoot);

    /// @notice A party that is bound consents to the cancellation; with the last consent the credit is cancelled. What was
    /// consented to under other terms counts no more.
    /// @dev Errors: ICredits.UnknownCredit, ICredits.UnexpectedStatus unless Issued or Advised, ICredits.NotParty,
    /// ConsentGiven, ICredits.PresentationPending, AmountSetAside.
    function cancel(CreditId id) external;

    /// @notice The supervisor records a court's order to suspend payment.
    /// @dev restricted. Errors: ICredits.UnknownCredit, StayUnchanged.
    function stay(CreditId id, bytes32 orderRoot) external;

    /// @notice The supervisor records that the order was lifted.
    /// @dev restricted. Errors: ICredits.UnknownCredit, StayUnchanged.
    function liftStay(CreditId id, bytes32 orderRoot) external;

    /// @return given bit set of who has consented under the terms that hold now: 1 issuer, 2 confirmer, 4 beneficiary, 8
    /// transferring bank
    /// @return needed bit set of who must. Errors: ICredits.UnknownCredit.
    function consents(CreditId id) external view returns (uint8 given, uint8 needed);
}
