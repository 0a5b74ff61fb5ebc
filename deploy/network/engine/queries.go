package main

import (
	"context"
	"strconv"

	"github.com/cosmos/gogoproto/proto"
	"github.com/spf13/cobra"

	evmtypes "github.com/cosmos/evm/x/vm/types"

	"github.com/cosmos/cosmos-sdk/client"
	"github.com/cosmos/cosmos-sdk/client/flags"
	govv1 "github.com/cosmos/cosmos-sdk/x/gov/types/v1"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

// queries are the few questions that an operator asks about the banks and their votes.
func queries() []*cobra.Command {
	return []*cobra.Command{
		ask("seats", "The banks' nodes and their voting power", 0, func(ctx context.Context, c client.Context, _ string) (proto.Message, error) {
			return stakingtypes.NewQueryClient(c).Validators(ctx, &stakingtypes.QueryValidatorsRequest{})
		}),
		ask("proposals", "All proposals", 0, func(ctx context.Context, c client.Context, _ string) (proto.Message, error) {
			return govv1.NewQueryClient(c).Proposals(ctx, &govv1.QueryProposalsRequest{})
		}),
		ask("tally PROPOSAL", "The votes on an open proposal, counted", 1, func(ctx context.Context, c client.Context, given string) (proto.Message, error) {
			id, err := strconv.ParseUint(given, 10, 64)
			if err != nil {
				return nil, err
			}
			return govv1.NewQueryClient(c).TallyResult(ctx, &govv1.QueryTallyResultRequest{ProposalId: id})
		}),
		ask("access", "Who may make contracts and call them", 0, func(ctx context.Context, c client.Context, _ string) (proto.Message, error) {
			return evmtypes.NewQueryClient(c).Params(ctx, &evmtypes.QueryParamsRequest{})
		}),
	}
}

func ask(use, short string, args int, call func(context.Context, client.Context, string) (proto.Message, error)) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: cobra.ExactArgs(args), RunE: func(cmd *cobra.Command, args []string) error {
		c, err := client.GetClientQueryContext(cmd)
		if err != nil {
			return err
		}
		answer, err := call(cmd.Context(), c, append(args, "")[0])
		if err != nil {
			return err
		}
		return c.PrintProto(answer)
	}}
	flags.AddQueryFlagsToCmd(cmd)
	return cmd
}
