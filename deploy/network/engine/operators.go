package main

import (
	evmtypes "github.com/cosmos/evm/x/vm/types"

	errorsmod "cosmossdk.io/errors"

	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkerrors "github.com/cosmos/cosmos-sdk/types/errors"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	govv1 "github.com/cosmos/cosmos-sdk/x/gov/types/v1"
	slashingtypes "github.com/cosmos/cosmos-sdk/x/slashing/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

// forOperators are the messages that the operator of a bank with a seat may send.
var forOperators = typeURLs(&govv1.MsgSubmitProposal{}, &govv1.MsgDeposit{}, &govv1.MsgVote{}, &govv1.MsgVoteWeighted{},
	&govv1.MsgCancelProposal{}, &banktypes.MsgSend{}, &stakingtypes.MsgEditValidator{}, &slashingtypes.MsgUnjail{})

// forInvited are those of an account that a bank has sent a unit of voting power: it may name its node, which has no
// power before the banks have voted it a seat.
var forInvited = typeURLs(&stakingtypes.MsgCreateValidator{})

// operatorsOnly closes module messages to everybody but the banks' operators and those that they have invited.
type operatorsOnly struct{ *keepers }

func (o operatorsOnly) AnteHandle(ctx sdk.Context, tx sdk.Tx, simulate bool, next sdk.AnteHandler) (sdk.Context, error) {
	banks, err := seated(ctx, o.staking)
	if err != nil {
		return ctx, err
	}
	for _, message := range tx.GetMsgs() {
		if err := o.check(ctx, banks, message); err != nil {
			return ctx, err
		}
	}
	return next(ctx, tx, simulate)
}

func (o operatorsOnly) check(ctx sdk.Context, banks map[string]bool, message sdk.Msg) error {
	signers, _, err := o.Codec.GetMsgV1Signers(message)
	if err != nil {
		return err
	}
	kind := sdk.MsgTypeURL(message)
	for _, signer := range signers {
		operator, invited := banks[accountText(signer)], o.bank.HasBalance(ctx, signer, sdk.NewInt64Coin(voteDenom, 1))
		if !(operator && forOperators[kind]) && !(invited && forInvited[kind]) {
			return errorsmod.Wrapf(sdkerrors.ErrUnauthorized, "%s may not send %s: not the operator of a bank with a seat, or not for operators",
				accountText(signer), kind)
		}
	}
	if proposal, ok := message.(*govv1.MsgSubmitProposal); ok {
		return checkProposed(proposal)
	}
	return nil
}

// checkProposed keeps two kinds of message out of proposals: an Ethereum message there would act without a signature,
// and texts of the old form have no handler here.
func checkProposed(proposal *govv1.MsgSubmitProposal) error {
	messages, err := proposal.GetMsgs()
	if err != nil {
		return err
	}
	for _, message := range messages {
		switch message.(type) {
		case *evmtypes.MsgEthereumTx, *govv1.MsgExecLegacyContent:
			return errorsmod.Wrapf(sdkerrors.ErrUnauthorized, "%s cannot be voted on", sdk.MsgTypeURL(message))
		}
	}
	return nil
}

func typeURLs(messages ...sdk.Msg) map[string]bool {
	set := map[string]bool{}
	for _, message := range messages {
		set[sdk.MsgTypeURL(message)] = true
	}
	return set
}
