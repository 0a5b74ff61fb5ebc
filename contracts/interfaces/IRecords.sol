// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, PartyId, PresentationId} from "../types/Ids.sol";

/// @title Electronic records that cannot be read
/// @notice Under a rule set for electronic records the transaction that presents is the notice of completeness: it commits
/// to all records at once, and records sent before it count for nothing (eUCP art. e7). A bank that cannot read a
/// record asks for it anew; its clock stands still meanwhile, no other day moves, and what is not presented anew in the
/// rule set's days counts as not presented (art. e12).
interface IRecords {
    /// @notice The credit's rule set knows papers only.
    error PapersOnly(PresentationId id);
    error RecordsCorrupt(PresentationId id, CivilDay since);
    error RecordsReadable(PresentationId id);
    error RepresentationOver(PresentationId id, CivilDay today, CivilDay last);
    error RepresentationOpen(PresentationId id, CivilDay today, CivilDay last);
    /// @notice The very same records are to be presented anew.
    error OtherRecords(PresentationId id, bytes32 given);

    event RecordsReportedCorrupt(PresentationId indexed id, PartyId indexed bank, CivilDay last, uint8 daysLeft);
    event RecordsPresentedAnew(PresentationId indexed id, PartyId indexed presenter, CivilDay examineBy);
    event PresentationLapsed(PresentationId indexed id);

    /// @notice The examining bank cannot read a record and asks for it anew.
    /// @dev Errors: UnknownPresentation, IPresentations.NotParty, IPresentations.UnexpectedStatus unless Examining,
    /// PapersOnly, RecordsCorrupt, IPresentations.ExaminationPeriodOver, CalendarYearUnpublished.
    function reportCorrupt(PresentationId id) external;

    /// @notice The presenter presents the same records anew; the clock goes on with the days that were left.
    /// @param root of the records, as presented
    /// @dev Errors: UnknownPresentation, IPresentations.NotParty, IPresentations.UnexpectedStatus unless Examining,
    /// RecordsReadable, RepresentationOver, OtherRecords, CalendarYearUnpublished.
    function presentAnew(PresentationId id, bytes32 root) external;

    /// @notice Anyone records that nothing was presented anew in time: the documents count as not presented.
    /// @param root of the records, as presented
    /// @dev Errors: UnknownPresentation, IPresentations.UnexpectedStatus unless Examining, RecordsReadable,
    /// RepresentationOpen, IDocuments.NotLodged.
    function lapse(PresentationId id, bytes32 root) external;

    /// @return The day since when a record cannot be read; none where all can be.
    function corruptSince(PresentationId id) external view returns (CivilDay);
}
