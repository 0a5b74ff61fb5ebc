// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Admission} from "../types/Credit.sol";
import {CivilDay, CreditId, PartyId, PresentationId} from "../types/Ids.sol";
import {Presentation} from "../types/Presentation.sol";

/// @title Drawings: what a credit admits to be presented, keeps for it, and owes for it
/// @notice Stands between the presentations and all that a credit hangs on: its terms and the amendments to them, its
/// schedule, and who else has a part in its proceeds. Holds nothing itself.
interface IDrawings {
    /// @notice The credit is available with the issuer, the nominated bank and the confirmer, and with no other.
    error NotAvailableWith(CreditId credit, PartyId bank);

    /// @notice Admits a presentation by `caller` to a bank, or to the one that the credit is available with, and keeps its
    /// amount. Amendments that it needs are accepted by it.
    /// @dev for Presentations only. Errors: ICredits.UnknownCredit, ICredits.NotParty, NotAvailableWith,
    /// ICredits.UnexpectedStatus unless Advised, those of ICompliance.requireFit, and by Schedules.use InstalmentMissed,
    /// InstalmentMade, InstalmentExceeded.
    function admit(
        CreditId id,
        address caller,
        PartyId bank,
        uint128 amount,
        CivilDay shipped
    ) external returns (Admission memory);

    /// @notice Keeps the amount again for documents refused and then taken up.
    /// @dev for Presentations only. Errors: as for admit on status and amount.
    function admitAgain(PresentationId id, uint128 amount, CivilDay day) external;

    /// @notice Undoes what hangs on an amount that was kept and is given back: the schedule, and the part of others.
    /// @dev for Presentations and Records only.
    function released(PresentationId id, CivilDay day) external;

    /// @notice Numbers the presentation that forwards this one, and passes on to it what hangs on this one. A confirmer that is
    /// bound apart is held to its own terms.
    /// @param p the presentation that forwards it, received and not numbered yet
    /// @return next the presentation that forwards it
    /// @return examineBy last day of its examination
    /// @dev for Presentations only. Errors: CalendarYearUnpublished, and those of ICompliance.requireFit.
    function forward(
        PresentationId id,
        Presentation calldata p
    ) external returns (PresentationId next, CivilDay examineBy);

    /// @return Whether the bank has undertaken to honour: the issuer has, and the confirmer; a nominated bank has not.
    function isBound(CreditId id, PartyId bank) external view returns (bool);
}
