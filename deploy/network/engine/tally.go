package main

import (
	"context"

	"cosmossdk.io/collections"
	"cosmossdk.io/math"

	sdk "github.com/cosmos/cosmos-sdk/types"
	govkeeper "github.com/cosmos/cosmos-sdk/x/gov/keeper"
	govv1 "github.com/cosmos/cosmos-sdk/x/gov/types/v1"
	stakingkeeper "github.com/cosmos/cosmos-sdk/x/staking/keeper"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

// count is the state of a vote: how many banks have a seat, how many of them voted, and how.
type count struct {
	banks   int64
	voted   math.LegacyDec
	results map[govv1.VoteOption]math.LegacyDec
}

// oneBankOneVote counts the votes of the banks that have a seat when the vote ends, one each, whatever units of voting
// power they hold. A bank that was given or lost its seat since it voted counts as it stands now.
func oneBankOneVote(seats *stakingkeeper.Keeper) govkeeper.CalculateVoteResultsAndVotingPowerFn {
	return func(ctx context.Context, k govkeeper.Keeper, proposal govv1.Proposal) (
		math.LegacyDec, math.Int, map[govv1.VoteOption]math.LegacyDec, error,
	) {
		none := func(err error) (math.LegacyDec, math.Int, map[govv1.VoteOption]math.LegacyDec, error) {
			return math.LegacyZeroDec(), math.ZeroInt(), nil, err
		}
		banks, err := seated(ctx, seats)
		if err != nil {
			return none(err)
		}
		votes, err := votesOn(ctx, k, proposal.Id)
		if err != nil {
			return none(err)
		}
		params, err := k.Params.Get(ctx)
		if err != nil {
			return none(err)
		}
		quorum, err := math.LegacyNewDecFromStr(params.Quorum)
		if err != nil {
			return none(err)
		}
		tally := counted(banks, votes)
		return tally.weighed(quorum), math.NewInt(tally.banks), tally.results, nil
	}
}

// seated is the operators of the banks with a seat, as text of their accounts.
func seated(ctx context.Context, seats *stakingkeeper.Keeper) (map[string]bool, error) {
	banks := map[string]bool{}
	err := seats.IterateBondedValidatorsByPower(ctx, func(_ int64, v stakingtypes.ValidatorI) bool {
		operator, err := validatorCodec().StringToBytes(v.GetOperator())
		must(err)
		banks[accountText(operator)] = true
		return false
	})
	return banks, err
}

// votesOn takes the votes on a proposal out of the store: they are counted once.
func votesOn(ctx context.Context, k govkeeper.Keeper, proposal uint64) ([]govv1.Vote, error) {
	var votes []govv1.Vote
	var keys []collections.Pair[uint64, sdk.AccAddress]
	of := collections.NewPrefixedPairRange[uint64, sdk.AccAddress](proposal)
	err := k.Votes.Walk(ctx, of, func(key collections.Pair[uint64, sdk.AccAddress], vote govv1.Vote) (bool, error) {
		keys, votes = append(keys, key), append(votes, vote)
		return false, nil
	})
	if err != nil {
		return nil, err
	}
	for _, key := range keys {
		if err := k.Votes.Remove(ctx, key); err != nil {
			return nil, err
		}
	}
	return votes, nil
}

// counted leaves out the votes of accounts that are no bank with a seat. A bank may divide its vote.
func counted(banks map[string]bool, votes []govv1.Vote) count {
	tally := count{int64(len(banks)), math.LegacyZeroDec(), map[govv1.VoteOption]math.LegacyDec{
		govv1.OptionYes: math.LegacyZeroDec(), govv1.OptionNo: math.LegacyZeroDec(),
		govv1.OptionAbstain: math.LegacyZeroDec(), govv1.OptionNoWithVeto: math.LegacyZeroDec(),
	}}
	for _, vote := range votes {
		if !banks[vote.Voter] {
			continue
		}
		for _, option := range vote.Options {
			part, err := math.LegacyNewDecFromStr(option.Weight)
			must(err) // checked when the vote was cast
			tally.results[option.Option] = tally.results[option.Option].Add(part)
		}
		tally.voted = tally.voted.Add(math.LegacyOneDec())
	}
	return tally
}

// weighed is what gov divides by. It compares yes with all that voted less the abstentions; here yes has to reach the
// threshold of all banks, so that a few cannot change who makes the blocks while the others are silent. Below the
// quorum the number of those that voted is given as it is, for gov to see.
func (c count) weighed(quorum math.LegacyDec) math.LegacyDec {
	all := math.LegacyNewDec(c.banks)
	if c.banks == 0 || c.voted.Quo(all).LT(quorum) {
		return c.voted
	}
	return all.Add(c.results[govv1.OptionAbstain])
}
