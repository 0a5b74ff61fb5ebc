// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PartyId} from "../types/Ids.sol";

/// @title A seat in the council: one for each member bank, which can be neither sold nor lent
/// @notice An ERC-721 token that is locked for ever (ERC-5192). It stays at the account that it was given to; whose it is, and who
/// votes by it, is the party that the account is or was of. A seat that was taken away is never given again, so that no
/// bank comes into the votes of another.
interface ISeat {
    /// @notice A seat is given and taken by the council alone.
    error SeatNotForSale(uint256 seat);
    /// @notice Only a bank that is neither expelled nor suspended by the council takes a seat.
    error NoVoice(PartyId party);
    error SeatGiven(PartyId party, uint8 seat);
    error NoSeat(PartyId party);
    /// @notice All of the 255 seats were given.
    error NoSeatLeft(PartyId party);

    event SeatTaken(PartyId indexed party, uint8 indexed seat);
    event SeatVacated(PartyId indexed party, uint8 indexed seat);
    /// @notice ERC-5192.
    event Locked(uint256 tokenId);

    /// @notice Gives the bank that the account is of its seat. Named by the account, since a bank that the same resolution admits
    /// has no number before.
    /// @return seat from 1
    /// @dev restricted to the council. Errors: NoVoice, SeatGiven, NoSeatLeft.
    function give(address account) external returns (uint8 seat);

    /// @dev restricted to the council. Errors: NoSeat.
    function take(PartyId party) external;

    /// @return The party's seat; 0 for none.
    function seatOf(PartyId party) external view returns (uint8);

    /// @return The party whose seat it is, or was before it was vacated; none for a seat that was never given.
    function holderOf(uint8 seat) external view returns (PartyId);

    /// @return Bit set of the seats that are taken: bit n stands for seat n.
    function taken() external view returns (uint256);

    /// @return Bit set of the seats whose votes count now: their banks are neither expelled nor suspended by the council.
    function present() external view returns (uint256);

    /// @return Whether the seat cannot be transferred: always (ERC-5192). Errors: ERC721NonexistentToken.
    function locked(uint256 seat) external view returns (bool);
}
