// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clauses, Credit, CreditStatus, Drawing, Terms} from "../types/Credit.sol";
import {CivilDay, CreditId, Currency, PartyId} from "../types/Ids.sol";

/// @title The documentary credit: issued, advised, drawn on, closed
/// @notice The issuing bank is bound from the moment of issue (UCP 600 art. 7b). At every moment
/// available + drawn + pending + set aside = the amount with its tolerance. Nobody but the parties named in a credit
/// can move it, and no administrator can.
interface ICredits {
    error UnknownCredit(CreditId id);
    /// @param allowed bit n stands for member n of CreditStatus
    error UnexpectedStatus(CreditId id, CreditStatus actual, uint256 allowed);
    error NotParty(CreditId id, address caller, PartyId expected);
    /// @notice A bank numbers its credits without a gap, so that the same issue cannot happen twice.
    error WrongNumber(PartyId issuer, uint32 given, uint32 expected);
    error ZeroAmount(CreditId id);
    error AmountTooLarge(CreditId id, uint256 given, uint256 allowed);
    /// @notice A credit in favour of the bank that issues it binds nobody.
    error IssuerIsBeneficiary(CreditId id, PartyId issuer);
    error CurrencyNotAllowed(CreditId id, Currency given, Currency allowed);
    error ExpiryPassed(CreditId id, CivilDay expiry, CivilDay today);
    error ShipmentAfterExpiry(CreditId id, CivilDay latestShipment, CivilDay expiry);
    error BadTolerance(CreditId id, uint8 minus, uint8 allowed);
    /// @notice A value at sight, none otherwise, a fixed day before the day of issue, or more than 65,535 days, which no
    /// calendar would ever reach.
    error BadTenor(CreditId id, uint32 given);
    error UsanceOverCap(CreditId id, uint256 given, uint256 allowed);
    error TermsMissing(CreditId id);
    /// @notice A presentation period beyond 255 days.
    error PeriodTooLong(CreditId id, uint256 given, uint256 allowed);
    /// @notice A second adviser without a first.
    error AdviserMissing(CreditId id);
    /// @notice Confirmation is asked of nobody or of the issuer, or a confirmer is named and not asked.
    error BadConfirmer(CreditId id, PartyId given);
    error CourtStay(CreditId id);
    error CreditExpired(CreditId id, CivilDay received, CivilDay effectiveExpiry);
    error OverDrawn(CreditId id, uint256 given, uint256 available);
    /// @notice Partial drawings are prohibited and this one leaves too much undrawn, or is not the first.
    error PartialDrawing(CreditId id, uint256 given, uint256 minimum);
    error StillOpen(CreditId id, CivilDay today, CivilDay closable);
    error PresentationPending(CreditId id, uint256 pending);

    event CreditIssued(
        CreditId indexed id,
        PartyId indexed issuer,
        PartyId indexed beneficiary,
        Terms terms,
        uint8 ruleEdition
    );
    event ClausesAdded(CreditId indexed id, Clauses clauses);
    event CreditAdvised(CreditId indexed id, PartyId indexed adviser);
    event CreditPassedOn(CreditId indexed id, PartyId indexed adviser, PartyId indexed secondAdviser);
    /// @notice The rule set's days to advise were over; the advice holds all the same.
    event AdviceLate(CreditId indexed id, PartyId indexed adviser, CivilDay day, CivilDay adviseBy);
    event AdviceDeclined(CreditId indexed id, PartyId indexed adviser);
    event AdviserAppointed(CreditId indexed id, PartyId indexed adviser);
    event CreditClosed(CreditId indexed id, uint128 unused);

    /// @notice Issues a credit. Silent terms take the rule set's defaults (presentation period) or the expiry (latest
    /// shipment); the edition of the rule set is pinned.
    /// @dev Errors: NotAdmitted, WrongNumber, the errors above on terms, RuleSetNotAdmitted, UnknownCurrency, UnknownParty,
    /// WrongKind or Suspended for the caller or a bank named in it, UnknownPlace, CalendarYearUnpublished for the expiry.
    function issue(Terms calldata terms) external returns (CreditId id);

    /// @notice Issues a credit that has more to it than its terms: a second adviser, another confirmer, an approximate amount,
    /// instalments, revolving, advances.
    /// @dev Errors: as for issue, AdviserMissing, BadConfirmer, BadTolerance for an approximate amount with a tolerance, and
    /// by Schedules.record ClauseMisplaced, TooManyInstalments, BadInstalment, InstalmentsDiffer, AdvanceTooLarge.
    function issueWithClauses(Terms calldata terms, Clauses calldata clauses) external returns (CreditId id);

    /// @notice The adviser vouches for the credit's apparent authenticity and passes it on (UCP 600 art. 9b), to the second
    /// adviser if there is one, who then advises the beneficiary (art. 9c). A credit without an adviser is advised by its
    /// issuer. Advice after the rule set's days holds, and is recorded as late.
    /// @dev Errors: UnknownCredit, NotParty, UnexpectedStatus unless Issued.
    function advise(CreditId id) external;

    /// @notice A bank that elects not to advise says so without delay (UCP 600 art. 9e); the issuer appoints another.
    /// @dev Errors: UnknownCredit, NotParty, UnexpectedStatus unless Issued.
    function declineAdvice(CreditId id) external;

    /// @notice The issuer asks another bank to advise, or with none advises by itself.
    /// @dev Errors: UnknownCredit, NotParty, UnexpectedStatus unless Issued, UnknownParty, WrongKind, Suspended.
    function appointAdviser(CreditId id, PartyId adviser) external;

    /// @notice The issuer closes a credit that is used up, or whose unused balance the rule set lets go after expiry.
    /// Claims that came out of it run on.
    /// @dev Errors: UnknownCredit, NotParty, UnexpectedStatus unless Issued or Advised, PresentationPending, StillOpen.
    function close(CreditId id) external;

    /// @notice Keeps an amount for a presentation, and counts a new one.
    /// @dev for the contracts above only, whose rules have found it available and whose events tell of it.
    function keep(CreditId id, uint128 amount, bool numbered) external;

    /// @notice Gives back what was kept for a presentation that was refused or withdrawn.
    /// @return Whether more hangs on it, see IDrawings.released.
    /// @dev for the contracts above only.
    function release(CreditId id, uint128 amount) external returns (bool);

    /// @notice Turns what was kept for a presentation into a drawing.
    /// @dev for the contracts above only. Errors: CourtStay.
    function draw(CreditId id, uint128 amount) external returns (Drawing memory);

    /// @notice Undoes the drawing of a negotiation that was claimed back.
    /// @dev for the contracts above only.
    function undraw(CreditId id, uint128 amount) external;

    /// @notice Puts a record, changed by the rules of a contract above, in place of the one before.
    /// @dev for the contracts above only, whose events tell of it.
    function store(CreditId id, Credit calldata credit) external;

    /// @dev Errors: UnknownCredit.
    function get(CreditId id) external view returns (Credit memory);

    /// @return The stored status, or Expired once the effective expiry has passed with nothing pending.
    /// Errors: UnknownCredit.
    function statusOf(CreditId id) external view returns (CreditStatus);

    /// @return The expiry, or the next banking day at the place of presentation (UCP 600 art. 29a). Errors: UnknownCredit.
    function effectiveExpiry(CreditId id) external view returns (CivilDay);

    /// @return applicant of the credit
    /// @return beneficiary of it. Errors: UnknownCredit.
    function partiesOf(CreditId id) external view returns (PartyId applicant, PartyId beneficiary);

    /// @return What decides when a drawing is due and who is paid; empty for an unknown credit.
    function drawing(CreditId id) external view returns (Drawing memory);

    /// @return Last day on which advice is not late; none where the rule set says "without delay" (UCP 600 art. 9), the
    /// issuer advises, or the calendar does not reach so far. Errors: UnknownCredit.
    function adviseBy(CreditId id) external view returns (CivilDay);

    /// @notice Passes unless a court has stopped payment under the credit. Errors: CourtStay.
    function requirePayable(CreditId id) external view;

    /// @return How many credits the bank has issued; its next one bears this number plus one.
    function issuedBy(PartyId issuer) external view returns (uint32);
}
