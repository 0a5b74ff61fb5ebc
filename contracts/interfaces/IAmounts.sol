// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Currency} from "../types/Ids.sol";

/// @title How much a bank binds itself to, or pays, by a call that it has not made yet
/// @notice Read from the call itself and from the record that it names, so that a desk's limits need nobody's word.
interface IAmounts {
    /// @notice Issue and confirm (with tolerance, a revolving amount as often as it can come), amend and extend (what they add to
    /// what may be drawn, beside all that is offered already, and what is left where the credit has expired), comply, waive and honour (with the first beneficiary's
    /// difference), negotiate, pay, an advance; a quote, an offer of funds, a claim sold, bought back, given away or opened to
    /// another; cash that is transferred or that another may draw. What Claims and DigitalLeg may draw is no amount: they
    /// draw what the bank has bound itself to by one of these.
    /// @return currency none where the call moves no amount, and where none bounds it
    /// @return amount in minor units; the largest number where none bounds it: the bank moves to another account, or lets
    /// another take all its claims
    /// @dev Errors: those of the record that the call names, UnknownCredit and so on.
    function amountOf(address to, bytes calldata data) external view returns (Currency currency, uint256 amount);
}
