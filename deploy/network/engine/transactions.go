package main

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	cmtcfg "github.com/cometbft/cometbft/config"
	"github.com/cometbft/cometbft/privval"

	evmtypes "github.com/cosmos/evm/x/vm/types"

	"cosmossdk.io/math"

	"github.com/cosmos/cosmos-sdk/client"
	"github.com/cosmos/cosmos-sdk/client/flags"
	"github.com/cosmos/cosmos-sdk/client/tx"
	cryptocodec "github.com/cosmos/cosmos-sdk/crypto/codec"
	sdkserver "github.com/cosmos/cosmos-sdk/server"
	sdk "github.com/cosmos/cosmos-sdk/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	govv1 "github.com/cosmos/cosmos-sdk/x/gov/types/v1"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

// transactions are what an operator signs with the key in its keyring.
func transactions() []*cobra.Command {
	return []*cobra.Command{
		send("invite ACCOUNT", "Let the operator of a bank that is to come name its node", 1, invite),
		send("name-node NAME", "As an invited operator: name this home's node, which has no power yet", 1, nameNode),
		send("seat ACCOUNT", "Propose that the node named by an operator is given a seat", 1, propose("A seat for %s", giveSeat)),
		send("unseat ACCOUNT", "Propose that the bank of an operator loses its seat", 1, propose("%s leaves its seat", takeSeat)),
		send("let-deploy ADDRESS", "Propose that an Ethereum address may make contracts", 1,
			propose("%s may make contracts", letDeploy)),
		send("vote PROPOSAL yes|no|abstain", "Vote", 2, vote),
	}
}

type making func(cmd *cobra.Command, c client.Context, args []string) (sdk.Msg, error)

func send(use, short string, args int, make making) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, Args: cobra.ExactArgs(args), RunE: func(cmd *cobra.Command, args []string) error {
		c, err := client.GetClientTxContext(cmd)
		if err != nil {
			return err
		}
		message, err := make(cmd, c, args)
		if err != nil {
			return err
		}
		return tx.GenerateOrBroadcastTxCLI(c, cmd.Flags(), message)
	}}
	flags.AddTxFlagsToCmd(cmd)
	return cmd
}

func invite(_ *cobra.Command, c client.Context, args []string) (sdk.Msg, error) {
	to, err := accountCodec().StringToBytes(args[0])
	if err != nil {
		return nil, err
	}
	// Coins for the deposits on its proposals too, once it has a seat.
	given := sdk.NewCoins(sdk.NewInt64Coin(voteDenom, 1), sdk.NewInt64Coin(coinDenom, 1_000_000))
	return &banktypes.MsgSend{FromAddress: accountText(c.GetFromAddress()), ToAddress: accountText(to), Amount: given}, nil
}

func nameNode(cmd *cobra.Command, c client.Context, args []string) (sdk.Msg, error) {
	config := sdkserver.GetServerContextFromCmd(cmd).Config
	key, err := consensusKey(config)
	if err != nil {
		return nil, err
	}
	none := stakingtypes.NewCommissionRates(math.LegacyZeroDec(), math.LegacyZeroDec(), math.LegacyZeroDec())
	pub, err := cryptocodec.FromCmtPubKeyInterface(key.Key.PubKey)
	if err != nil {
		return nil, err
	}
	return stakingtypes.NewMsgCreateValidator(validatorText(sdk.ValAddress(c.GetFromAddress())), pub,
		sdk.NewInt64Coin(voteDenom, 1), stakingtypes.Description{Moniker: args[0]}, none, math.OneInt())
}

func consensusKey(config *cmtcfg.Config) (*privval.FilePV, error) {
	if config.PrivValidatorKeyFile() == "" {
		return nil, errors.New("this home has no consensus key")
	}
	return privval.LoadFilePVEmptyState(config.PrivValidatorKeyFile(), config.PrivValidatorStateFile()), nil
}

type proposing func(c client.Context, cmd *cobra.Command, given string) (sdk.Msg, error)

// propose wraps what the banks together are to do into a proposal for their votes.
func propose(title string, make proposing) making {
	return func(cmd *cobra.Command, c client.Context, args []string) (sdk.Msg, error) {
		message, err := make(c, cmd, args[0])
		if err != nil {
			return nil, err
		}
		named := fmt.Sprintf(title, args[0])
		deposit := sdk.NewCoins(sdk.NewInt64Coin(coinDenom, 1))
		return govv1.NewMsgSubmitProposal([]sdk.Msg{message}, deposit, accountText(c.GetFromAddress()), "", named, named, false)
	}
}

func giveSeat(_ client.Context, _ *cobra.Command, given string) (sdk.Msg, error) {
	operator, err := accountCodec().StringToBytes(given)
	return moveSeat(reserveOperator(), operator), err
}

func takeSeat(_ client.Context, _ *cobra.Command, given string) (sdk.Msg, error) {
	operator, err := accountCodec().StringToBytes(given)
	return moveSeat(operator, reserveOperator()), err
}

func moveSeat(from, to sdk.ValAddress) sdk.Msg {
	return stakingtypes.NewMsgBeginRedelegate(accountText(govAccount()), validatorText(from), validatorText(to),
		sdk.NewCoin(voteDenom, seatUnits()))
}

func letDeploy(c client.Context, cmd *cobra.Command, given string) (sdk.Msg, error) {
	held, err := evmtypes.NewQueryClient(c).Params(cmd.Context(), &evmtypes.QueryParamsRequest{})
	if err != nil {
		return nil, err
	}
	access := &held.Params.AccessControl.Create
	if slices.Contains(access.AccessControlList, given) {
		return nil, fmt.Errorf("%s may make contracts already", given)
	}
	access.AccessType = evmtypes.AccessTypePermissioned
	access.AccessControlList = append(access.AccessControlList, given)
	return &evmtypes.MsgUpdateParams{Authority: accountText(govAccount()), Params: held.Params}, held.Params.Validate()
}

func vote(_ *cobra.Command, c client.Context, args []string) (sdk.Msg, error) {
	id, err := strconv.ParseUint(args[0], 10, 64)
	if err != nil {
		return nil, err
	}
	option, known := map[string]govv1.VoteOption{"yes": govv1.OptionYes, "no": govv1.OptionNo, "abstain": govv1.OptionAbstain}[args[1]]
	if !known {
		return nil, fmt.Errorf("vote %q: needed yes, no or abstain", args[1])
	}
	return govv1.NewMsgVote(c.GetFromAddress(), id, option, ""), nil
}
