// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CivilDay, PartyId, QuoteId} from "../types/Ids.sol";

/// @title The documents that a buyer asks for
/// @notice Where a quote names an availability date the seller hands over documents until then, and the buyer finds them
/// satisfactory or not (URF 800). Without that nothing is settled.
interface IDeliveries {
    error AvailabilityOver(QuoteId id, CivilDay today, CivilDay availability);
    error DocumentsMissing(QuoteId id);

    /// @param root of the salted tree over the documents
    event DocumentsDelivered(QuoteId indexed id, PartyId indexed seller, bytes32 root);
    event DocumentsAccepted(QuoteId indexed id, PartyId indexed buyer);
    /// @param reasons root of the salted tree over them
    event DocumentsRejected(QuoteId indexed id, PartyId indexed buyer, bytes32 reasons);

    /// @notice The seller hands the documents over, again after they were rejected.
    /// @param root of the salted tree over them
    /// @dev Errors: IForfaiting.UnknownQuote, IForfaiting.UnexpectedStatus unless Taken, Acknowledged or Objected,
    /// IForfaiting.NotParty, IForfaiting.UnexpectedDelivery unless Awaited or Rejected, DocumentsMissing, AvailabilityOver.
    function deliver(QuoteId id, bytes32 root) external;

    /// @notice The buyer finds them satisfactory.
    /// @dev Errors: IForfaiting.UnknownQuote, IForfaiting.UnexpectedStatus, IForfaiting.NotParty,
    /// IForfaiting.UnexpectedDelivery unless Delivered.
    function satisfy(QuoteId id) external;

    /// @notice The buyer finds them unsatisfactory.
    /// @dev Errors: those of satisfy, IForfaiting.ReasonsMissing.
    function reject(QuoteId id, bytes32 reasons) external;
}
