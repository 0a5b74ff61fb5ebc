// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TenorKind} from "../types/Credit.sol";
import {AmendmentId, CivilDay, ClaimId, CreditId, PartyId, Place, PresentationId} from "../types/Ids.sol";
import {AmendmentView, ClaimView, CreditView, PresentationView} from "../types/Views.sol";

/// @title The ledger read in one call: records with what follows from them, deadlines, pages
/// @notice Reads only, and no contract depends on it. What a party may do now is asked by a dry run of the very
/// function, so no guard is written twice.
interface ILens {
    /// @dev Errors: UnknownCredit.
    function credit(CreditId id) external view returns (CreditView memory);

    /// @notice Credits of an issuing bank by number, from `first` on, at most `most` of them.
    function credits(PartyId issuer, uint32 first, uint32 most) external view returns (CreditView[] memory);

    /// @return The transferred parts of a credit, in order. Errors: UnknownCredit.
    function parts(CreditId id) external view returns (CreditView[] memory);

    /// @dev Errors: UnknownAmendment.
    function amendment(AmendmentId id) external view returns (AmendmentView memory);

    /// @notice Amendments of a credit by number, from `first` on, at most `most` of them.
    function amendments(CreditId id, uint16 first, uint16 most) external view returns (AmendmentView[] memory);

    /// @return The day of shipment of documents that show several: the latest (UCP 600 art. 31b); none for none.
    function shipment(CivilDay[] calldata days_) external pure returns (CivilDay);

    /// @dev Errors: UnknownPresentation.
    function presentation(PresentationId id) external view returns (PresentationView memory);

    /// @notice Presentations under a credit by number, from `first` on, at most `most` of them.
    function presentations(CreditId id, uint16 first, uint16 most) external view returns (PresentationView[] memory);

    /// @dev Errors: UnknownClaim.
    function claim(ClaimId id) external view returns (ClaimView memory);

    /// @return The last day to present documents shipped on the day: the end of the presentation period or the effective
    /// expiry, whichever is earlier (UCP 600 art. 14c, 29a). Errors: UnknownCredit, CalendarYearUnpublished.
    function lastPresentationDay(CreditId id, CivilDay shipped) external view returns (CivilDay);

    /// @return When a tenor falls due at a place (UCP 600 art. 3, ISBP 745 section B). Errors: CalendarYearUnpublished.
    function maturity(
        TenorKind tenor,
        uint32 value,
        CivilDay sighted,
        CivilDay shipped,
        Place place
    ) external view returns (CivilDay);
}
