package main

import (
	"github.com/ethereum/go-ethereum/common"

	evmmempool "github.com/cosmos/evm/mempool"
	evmserver "github.com/cosmos/evm/server"
	evmkeeper "github.com/cosmos/evm/x/vm/keeper"
	"github.com/cosmos/evm/x/vm/statedb"

	"github.com/cosmos/cosmos-sdk/baseapp"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkmempool "github.com/cosmos/cosmos-sdk/types/mempool"
)

// usePool makes the Ethereum transaction pool serve CometBFT's 'app' mempool and the proposals of blocks.
func (n *node) usePool(checks sdk.AnteHandler, options servertypes.AppOptions) {
	logger := n.BaseApp.Logger()
	config := evmserver.ResolveMempoolConfig(checks, options, logger)
	must(evmserver.ValidateReapBounds(options, config.BlockGasLimit))
	encoder := evmmempool.NewTxEncoder(n.TxConfig)
	// Two recheckers, as one is not safe for two threads.
	n.pool = evmmempool.NewMempool(n.CreateQueryContext, logger, poolView{n.evm}, n.feemarket, n.TxConfig,
		evmmempool.NewTxRechecker(checks, encoder), evmmempool.NewTxRechecker(checks, encoder),
		config, evmserver.GetCosmosPoolMaxTx(options, logger))

	decode := n.TxConfig.TxDecoder()
	n.SetMempool(n.pool)
	n.SetInsertTxHandler(n.pool.NewInsertTxHandler(decode))
	n.SetReapTxsHandler(n.pool.NewReapTxsHandler())
	n.SetCheckTxHandler(n.pool.NewCheckTxHandler(decode, evmserver.GetMempoolCheckTxTimeout(options, logger)))

	proposals := baseapp.NewDefaultProposalHandler(n.pool, n)
	proposals.SetSignerExtractionAdapter(evmmempool.NewEthSignerExtractionAdapter(sdkmempool.NewDefaultSignerExtractionAdapter()))
	n.SetPrepareProposal(proposals.PrepareProposalHandler())
	n.SetProcessProposal(proposals.ProcessProposalHandler())
}

// poolView shows the pool an account that no block has touched yet as an empty account. By the keeper's own answer
// (none) the pool of cosmos/evm v0.7.3 takes it for a delegated account and holds it to one transaction in flight;
// where gas costs nothing, senders need no earlier deposit and so are often new.
type poolView struct{ *evmkeeper.Keeper }

func (v poolView) GetAccount(ctx sdk.Context, address common.Address) *statedb.Account {
	account := v.GetAccountOrEmpty(ctx, address)
	return &account
}
