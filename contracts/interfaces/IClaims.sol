// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {Claim, ClaimStatus, Settlement} from "../types/Claim.sol";
import {CivilDay, ClaimId, Currency, PartyId} from "../types/Ids.sol";

/// @title A bank's definite undertaking to pay a sum on a day
/// @notice Each claim is an ERC-721 token. Whoever owns it when it is paid is paid, in full and once: payment follows
/// the holder, and nothing but payment ends the debt. An owner that has moved to a new account is paid at the new one.
interface IClaims is IERC721 {
    error UnknownClaim(ClaimId id);
    error ClaimExists(ClaimId id);
    /// @notice Nobody said how it is to be paid.
    error SettlementMissing(ClaimId id);
    /// @param allowed bit n stands for member n of ClaimStatus
    error UnexpectedStatus(ClaimId id, ClaimStatus actual, uint256 allowed);
    error NotParty(ClaimId id, address caller, PartyId expected);
    error NotDue(ClaimId id, CivilDay today, CivilDay maturity);
    /// @notice Paid claims may be reported unpaid never, others only after the day they were due.
    error NotOverdue(ClaimId id, CivilDay today, CivilDay maturity);
    /// @param given what the payer holds and lets Claims draw on, whichever is less
    error InsufficientCash(ClaimId id, uint256 given, uint256 needed);
    /// @notice It is sold, and the sale is not settled yet.
    error ClaimLocked(ClaimId id);
    /// @notice A claim passes between parties in good standing, at their present accounts.
    error NotAHolder(ClaimId id, address account);

    event ClaimOpened(ClaimId indexed id, PartyId indexed obligor, PartyId indexed owner, Claim claim);
    event ClaimPaid(
        ClaimId indexed id,
        PartyId indexed obligor,
        PartyId indexed owner,
        Currency currency,
        uint128 amount
    );
    event ClaimReportedUnpaid(ClaimId indexed id, PartyId indexed obligor, address indexed reporter, CivilDay day);

    /// @notice Opens a claim of the owner on the obligor, and pays it as the settlement says.
    /// @param claim with `status` ignored
    /// @dev for the contracts above. Errors: SettlementMissing, ClaimExists, InsufficientCash at sight, UnknownCurrency.
    function open(ClaimId id, PartyId owner, Claim calldata claim, Settlement settlement) external;

    /// @notice The obligor pays the claim to whoever owns it.
    /// @dev Errors: UnknownClaim, NotParty, UnexpectedStatus unless Outstanding, Unpaid or Locked, NotDue, InsufficientCash.
    function pay(ClaimId id) external;

    /// @notice Puts on record that the day has passed without payment. The debt stays: a claim reported unpaid is paid
    /// like any other. Anyone may report.
    /// @dev Errors: UnknownClaim, UnexpectedStatus unless Outstanding or Locked, NotOverdue.
    function reportUnpaid(ClaimId id) external;

    /// @notice The claim is sold: it stays where it is until the sale is settled or has lapsed, and is paid there.
    /// @return The claim as it was.
    /// @dev for Forfaiting only. Errors: UnknownClaim, ClaimLocked, UnexpectedStatus unless Outstanding.
    function lock(ClaimId id) external returns (Claim memory);

    /// @dev for Forfaiting only. Errors: UnknownClaim.
    function unlock(ClaimId id) external;

    /// @notice The claim passes to the party at its present account, and is locked no more. Who owns it has agreed to that.
    /// @dev for Forfaiting and Recourses only. Errors: UnknownClaim, UnexpectedStatus unless Outstanding, Unpaid or Locked,
    /// NotAHolder.
    function pass(ClaimId id, PartyId to) external;

    /// @dev Errors: UnknownClaim.
    function get(ClaimId id) external view returns (Claim memory);

    /// @return The stored status, or Due from maturity on while it is Outstanding or Locked. Errors: UnknownClaim.
    function statusOf(ClaimId id) external view returns (ClaimStatus);

    /// @return The party that would be paid now. Errors: ERC721NonexistentToken.
    function holderOf(ClaimId id) external view returns (PartyId);
}
