// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice How the council decides. The council sets it; what is new holds for every resolution that is not executed yet.
struct CouncilRules {
    // slot 0
    uint8 numerator; // votes in favour that carry a resolution, as a part of the members that are present
    uint8 denominator;
    uint32 votingPeriod; // seconds from the proposal to its last vote
    uint32 executionPeriod; // seconds from the last vote until a resolution that nobody has executed lapses
}

/// @notice Who has said what on a resolution, as bit sets of seats.
struct Tally {
    // slot 0
    uint256 electorate; // seats that were taken when it was proposed
    // slot 1
    uint256 inFavour;
    // slot 2
    uint256 against;
    // slot 3
    uint256 abstained;
}
