package main

import (
	"github.com/ethereum/go-ethereum/common"

	evmante "github.com/cosmos/evm/ante"
	cosmosante "github.com/cosmos/evm/ante/cosmos"
	monoante "github.com/cosmos/evm/ante/evm"
	evmtypes "github.com/cosmos/evm/x/vm/types"

	errorsmod "cosmossdk.io/errors"

	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkerrors "github.com/cosmos/cosmos-sdk/types/errors"
	authante "github.com/cosmos/cosmos-sdk/x/auth/ante"
)

// newChecks is what a transaction has to pass before it runs. There are two kinds: an Ethereum transaction carries one
// marker option, everything else is a signed list of module messages and carries none.
func newChecks(k *keepers, maxTxGas uint64, pending func(common.Hash)) sdk.AnteHandler {
	marker := sdk.MsgTypeURL(&evmtypes.ExtensionOptionsEthereumTx{})
	return func(ctx sdk.Context, tx sdk.Tx, simulate bool) (sdk.Context, error) {
		if marked, ok := tx.(authante.HasExtensionOptionsTx); ok {
			if options := marked.GetExtensionOptions(); len(options) == 1 && options[0].GetTypeUrl() == marker {
				return ethereumChecks(ctx, k, maxTxGas, pending)(ctx, tx, simulate)
			}
		}
		return moduleChecks(ctx, k)(ctx, tx, simulate)
	}
}

func ethereumChecks(ctx sdk.Context, k *keepers, maxTxGas uint64, pending func(common.Hash)) sdk.AnteHandler {
	params, fees := k.evm.GetParams(ctx), k.feemarket.GetParams(ctx)
	return sdk.ChainAnteDecorators(
		monoante.NewEVMMonoDecorator(k.account, k.feemarket, k.evm, maxTxGas, &params, &fees),
		evmante.NewTxListenerDecorator(pending),
	)
}

func moduleChecks(ctx sdk.Context, k *keepers) sdk.AnteHandler {
	fees := k.feemarket.GetParams(ctx)
	return sdk.ChainAnteDecorators(
		cosmosante.NewRejectMessagesDecorator(),
		authante.NewSetUpContextDecorator(),
		authante.NewExtensionOptionsDecorator(nil),
		authante.NewValidateBasicDecorator(),
		authante.NewTxTimeoutHeightDecorator(),
		authante.NewValidateMemoDecorator(k.account),
		operatorsOnly{k},
		cosmosante.NewMinGasPriceDecorator(&fees),
		authante.NewConsumeGasForTxSizeDecorator(k.account),
		authante.NewDeductFeeDecorator(k.account, k.bank, nil, nil),
		authante.NewSetPubKeyDecorator(k.account),
		authante.NewValidateSigCountDecorator(k.account),
		authante.NewSigGasConsumeDecorator(k.account, evmante.SigVerificationGasConsumer),
		authante.NewSigVerificationDecorator(k.account, k.TxConfig.SignModeHandler()),
		authante.NewIncrementSequenceDecorator(k.account),
	)
}

// checkChainID refuses a configured Ethereum chain id that is not the number in the chain's name, for nodes that
// disagree on it would compute different blocks.
func checkChainID(chainID string, evmChainID uint64) error {
	if want := chainName(evmChainID); chainID != want {
		return errorsmod.Wrapf(sdkerrors.ErrAppConfig, "chain %q with evm-chain-id %d: expected chain %q", chainID, evmChainID, want)
	}
	return nil
}
