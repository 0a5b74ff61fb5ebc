package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	evmtypes "github.com/cosmos/evm/x/vm/types"

	"cosmossdk.io/math"

	codectypes "github.com/cosmos/cosmos-sdk/codec/types"
	cosmosed25519 "github.com/cosmos/cosmos-sdk/crypto/keys/ed25519"
	cryptotypes "github.com/cosmos/cosmos-sdk/crypto/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkerrors "github.com/cosmos/cosmos-sdk/types/errors"
	authtx "github.com/cosmos/cosmos-sdk/x/auth/tx"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	govv1 "github.com/cosmos/cosmos-sdk/x/gov/types/v1"
	govv1beta1 "github.com/cosmos/cosmos-sdk/x/gov/types/v1beta1"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

func payment(from, to cryptotypes.PrivKey) sdk.Msg {
	coins := sdk.NewCoins(sdk.NewInt64Coin(coinDenom, 1))
	return &banktypes.MsgSend{FromAddress: accountText(accountOf(from)), ToAddress: accountText(accountOf(to)), Amount: coins}
}

func proposal(t *testing.T, by cryptotypes.PrivKey, messages ...sdk.Msg) *govv1.MsgSubmitProposal {
	t.Helper()
	deposit := sdk.NewCoins(sdk.NewInt64Coin(coinDenom, 1))
	made, err := govv1.NewMsgSubmitProposal(messages, deposit, accountText(accountOf(by)), "", "title", "summary", false)
	require.NoError(t, err)
	return made
}

func named(t *testing.T, by cryptotypes.PrivKey) sdk.Msg {
	t.Helper()
	none := stakingtypes.NewCommissionRates(math.LegacyZeroDec(), math.LegacyZeroDec(), math.LegacyZeroDec())
	consensus := cosmosed25519.GenPrivKeyFromSecret([]byte("another")).PubKey()
	made, err := stakingtypes.NewMsgCreateValidator(validatorText(accountOf(by).Bytes()), consensus,
		sdk.NewInt64Coin(voteDenom, 1), stakingtypes.Description{Moniker: "new"}, none, math.OneInt())
	require.NoError(t, err)
	return made
}

func TestAnOperatorMaySendItsMessages(t *testing.T) {
	require.NoError(t, check(t, signed(t, operators[0], payment(operators[0], stranger))))
	seat := moveSeat(reserveOperator(), accountOf(stranger).Bytes())
	require.NoError(t, check(t, signed(t, operators[1], proposal(t, operators[1], seat))))
	require.NoError(t, check(t, signed(t, operators[2], govv1.NewMsgVote(accountOf(operators[2]), 1, govv1.OptionNo, ""))))
}

func TestAForeignOperatorIsRefused(t *testing.T) {
	for name, message := range map[string]sdk.Msg{
		"pays":     payment(stranger, operators[0]),
		"proposes": proposal(t, stranger, moveSeat(reserveOperator(), accountOf(stranger).Bytes())),
		"votes":    govv1.NewMsgVote(accountOf(stranger), 1, govv1.OptionYes, ""),
		"comes":    named(t, stranger),
	} {
		t.Run(name, func(t *testing.T) {
			require.ErrorIs(t, check(t, signed(t, stranger, message)), sdkerrors.ErrUnauthorized)
		})
	}
}

func TestAMessageOfAnotherOperatorInOnesOwnTransactionIsRefused(t *testing.T) {
	mine, theirs := payment(operators[0], stranger), payment(operators[1], stranger)
	require.Error(t, check(t, signed(t, operators[0], mine, theirs)))
}

func TestAForeignMessageAmongThoseOfAnOperatorIsRefused(t *testing.T) {
	mixed := signed(t, operators[0], payment(operators[0], stranger), payment(stranger, operators[0]))
	require.ErrorIs(t, check(t, mixed), sdkerrors.ErrUnauthorized)
}

func TestUnitsOfVotingPowerAreNotTradedAndNodesNotNamedByOperatorsWithASeat(t *testing.T) {
	validator := validatorText(accountOf(operators[1]).Bytes())
	one := sdk.NewInt64Coin(voteDenom, 1)
	for name, message := range map[string]sdk.Msg{
		"delegates":   stakingtypes.NewMsgDelegate(accountText(accountOf(operators[0])), validator, one),
		"undelegates": stakingtypes.NewMsgUndelegate(accountText(accountOf(operators[0])), validator, one),
	} {
		t.Run(name, func(t *testing.T) {
			require.ErrorIs(t, check(t, signed(t, operators[0], message)), sdkerrors.ErrUnauthorized)
		})
	}
}

func TestAnEthereumMessageInAProposalIsRefused(t *testing.T) {
	message, _ := ethereum(t, operators[0])
	// The account of the banks would act, without a signature of anybody.
	message.From = govAccount()
	require.ErrorIs(t, check(t, signed(t, operators[0], proposal(t, operators[0], message))), sdkerrors.ErrUnauthorized)
}

func TestATextOfTheOldFormInAProposalIsRefused(t *testing.T) {
	text, err := govv1.NewLegacyContent(govv1beta1.NewTextProposal("title", "text"), accountText(govAccount()))
	require.NoError(t, err)
	require.ErrorIs(t, check(t, signed(t, operators[0], proposal(t, operators[0], text))), sdkerrors.ErrUnauthorized)
}

func TestAnEthereumTransactionOfAnybodyPassesForNothing(t *testing.T) {
	_, wrapped := ethereum(t, stranger)
	require.NoError(t, check(t, wrapped))
}

func TestAnEthereumMessageWithoutItsMarkerIsRefused(t *testing.T) {
	message, _ := ethereum(t, stranger)
	builder := shared.TxConfig.NewTxBuilder()
	require.NoError(t, builder.SetMsgs(message))
	require.ErrorIs(t, check(t, builder.GetTx()), sdkerrors.ErrInvalidType)
}

func TestTwoEthereumMessagesInOneTransactionAreRefused(t *testing.T) {
	message, _ := ethereum(t, stranger)
	require.Error(t, check(t, marked(t, 1, message, message)))
}

func TestAMarkerDoesNotCarryModuleMessages(t *testing.T) {
	require.Error(t, check(t, marked(t, 1, payment(operators[0], stranger))))
}

func TestASmuggledOptionIsRefused(t *testing.T) {
	message, _ := ethereum(t, stranger)
	require.Error(t, check(t, marked(t, 2, message)), "the marker twice")

	option, err := codectypes.NewAnyWithValue(&evmtypes.MsgEthereumTx{})
	require.NoError(t, err)
	builder := shared.TxConfig.NewTxBuilder().(authtx.ExtensionOptionsTxBuilder)
	require.NoError(t, builder.SetMsgs(payment(operators[0], stranger)))
	builder.SetExtensionOptions(option)
	require.ErrorIs(t, check(t, builder.GetTx()), sdkerrors.ErrUnknownExtensionOptions)
}

func TestAnEthereumTransactionChangedAfterItWasSignedIsRefused(t *testing.T) {
	message, _ := ethereum(t, stranger)
	message.From = accountOf(operators[0])
	require.Error(t, check(t, marked(t, 1, message)))
}

func TestAMessageSignedForAnotherIsRefused(t *testing.T) {
	// The stranger signs a payment out of an operator's account.
	require.Error(t, check(t, signed(t, stranger, payment(operators[0], stranger))))
}

func TestAnInvitedAccountMayNameItsNodeAndNothingElse(t *testing.T) {
	ctx := current()
	invited := key(55)
	unit := sdk.NewCoins(sdk.NewInt64Coin(voteDenom, 1))
	cached, _ := ctx.CacheContext()
	require.NoError(t, shared.bank.SendCoins(cached, accountOf(operators[0]), accountOf(invited), unit))
	rule := operatorsOnly{shared.keepers}
	banks, err := seated(cached, shared.staking)
	require.NoError(t, err)
	require.NoError(t, rule.check(cached, banks, named(t, invited)))
	require.ErrorIs(t, rule.check(cached, banks, payment(invited, stranger)), sdkerrors.ErrUnauthorized)
	require.ErrorIs(t, rule.check(ctx, banks, named(t, invited)), sdkerrors.ErrUnauthorized)
}

// marked is a transaction with the Ethereum marker, so many times.
func marked(t *testing.T, times int, messages ...sdk.Msg) sdk.Tx {
	t.Helper()
	option, err := codectypes.NewAnyWithValue(&evmtypes.ExtensionOptionsEthereumTx{})
	require.NoError(t, err)
	builder := shared.TxConfig.NewTxBuilder().(authtx.ExtensionOptionsTxBuilder)
	require.NoError(t, builder.SetMsgs(messages...))
	builder.SetExtensionOptions([]*codectypes.Any{option, option}[:times]...)
	builder.SetGasLimit(50_000)
	return builder.GetTx()
}
