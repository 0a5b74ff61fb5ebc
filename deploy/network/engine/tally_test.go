package main

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"cosmossdk.io/math"

	govv1 "github.com/cosmos/cosmos-sdk/x/gov/types/v1"
)

// passes is gov's own arithmetic on what the count gives: see Tally of x/gov.
func passes(t *testing.T, banks int, yes, no, abstain int) bool {
	t.Helper()
	seats, votes := map[string]bool{}, []govv1.Vote{}
	for i := range banks {
		seats[fmt.Sprintf("bank%d", i)] = true
	}
	for option, number := range map[govv1.VoteOption]int{govv1.OptionYes: yes, govv1.OptionNo: no, govv1.OptionAbstain: abstain} {
		for range number {
			votes = append(votes, govv1.Vote{Voter: fmt.Sprintf("bank%d", len(votes)), Options: govv1.NewNonSplitVoteOption(option)})
		}
	}
	limit := math.LegacyMustNewDecFromStr(twoThirds)
	tally := counted(seats, votes)
	total := tally.weighed(limit)
	if total.Quo(math.LegacyNewDec(tally.banks)).LT(limit) {
		return false
	}
	counting := total.Sub(tally.results[govv1.OptionAbstain])
	return counting.IsPositive() && tally.results[govv1.OptionYes].Quo(counting).GT(limit)
}

func TestAVotePassesWithTwoThirdsOfAllBanksAndFailsBelow(t *testing.T) {
	for _, c := range []struct {
		banks, yes, no, abstain int
		passes                  bool
	}{
		{3, 2, 0, 0, true}, {3, 2, 1, 0, true}, {3, 1, 0, 0, false},
		{4, 3, 1, 0, true}, {4, 2, 2, 0, false}, {4, 2, 0, 0, false}, {4, 2, 0, 2, false},
		{6, 4, 2, 0, true}, {6, 4, 0, 0, true}, {6, 3, 0, 0, false}, {6, 3, 1, 0, false}, {6, 3, 0, 3, false}, {6, 0, 0, 6, false},
		{7, 5, 2, 0, true}, {7, 4, 0, 3, false},
	} {
		t.Run(fmt.Sprintf("%d banks: %d yes, %d no, %d abstain", c.banks, c.yes, c.no, c.abstain), func(t *testing.T) {
			require.Equal(t, c.passes, passes(t, c.banks, c.yes, c.no, c.abstain))
		})
	}
}

func TestAFewCannotDecideWhileTheOthersAreSilent(t *testing.T) {
	// By gov's own count 3 of 4 votes cast would be three quarters.
	require.False(t, passes(t, 6, 3, 1, 0))
}

func TestOnlyBanksWithASeatAreCountedAndOnceEach(t *testing.T) {
	yes := govv1.NewNonSplitVoteOption(govv1.OptionYes)
	votes := []govv1.Vote{{Voter: "expelled", Options: yes}, {Voter: "seated", Options: yes}, {Voter: "stranger", Options: yes}}
	tally := counted(map[string]bool{"seated": true, "silent": true}, votes)
	require.EqualValues(t, 2, tally.banks)
	require.Equal(t, math.LegacyOneDec(), tally.voted)
	require.Equal(t, math.LegacyOneDec(), tally.results[govv1.OptionYes])
}

func TestADividedVoteIsOneVote(t *testing.T) {
	half := math.LegacyMustNewDecFromStr("0.5")
	divided := govv1.WeightedVoteOptions{
		{Option: govv1.OptionYes, Weight: half.String()}, {Option: govv1.OptionNo, Weight: half.String()},
	}
	tally := counted(map[string]bool{"bank": true}, []govv1.Vote{{Voter: "bank", Options: divided}})
	require.Equal(t, math.LegacyOneDec(), tally.voted)
	require.Equal(t, half, tally.results[govv1.OptionYes])
	require.Equal(t, half, tally.results[govv1.OptionNo])
}

func TestWithoutBanksNothingIsCounted(t *testing.T) {
	require.True(t, counted(nil, nil).weighed(math.LegacyOneDec()).IsZero())
}
