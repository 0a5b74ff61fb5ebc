package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ethereum/go-ethereum/common"
	"github.com/spf13/cast"

	abci "github.com/cometbft/cometbft/abci/types"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"

	dbm "github.com/cosmos/cosmos-db"
	evmmempool "github.com/cosmos/evm/mempool"
	evmserver "github.com/cosmos/evm/server"
	evmflags "github.com/cosmos/evm/server/flags"
	evm "github.com/cosmos/evm/x/vm"
	evmtypes "github.com/cosmos/evm/x/vm/types"

	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/baseapp"
	"github.com/cosmos/cosmos-sdk/client"
	"github.com/cosmos/cosmos-sdk/client/grpc/cmtservice"
	nodeservice "github.com/cosmos/cosmos-sdk/client/grpc/node"
	sdkserver "github.com/cosmos/cosmos-sdk/server"
	"github.com/cosmos/cosmos-sdk/server/api"
	serverconfig "github.com/cosmos/cosmos-sdk/server/config"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	sdk "github.com/cosmos/cosmos-sdk/types"
	sdkmempool "github.com/cosmos/cosmos-sdk/types/mempool"
	"github.com/cosmos/cosmos-sdk/types/module"
	authtx "github.com/cosmos/cosmos-sdk/x/auth/tx"
)

// node is the replicated application that CometBFT drives.
type node struct {
	*baseapp.BaseApp
	*keepers
	manager   *module.Manager
	pool      *evmmempool.Mempool
	listeners []func(common.Hash)
	commits   chan struct{}
	closed    chan struct{}
}

var _ evmserver.Application = (*node)(nil)

// newNode opens the application on its database at the last committed block.
func newNode(logger log.Logger, db dbm.DB, options servertypes.AppOptions) evmserver.Application {
	return openNode(logger, db, options)
}

func openNode(logger log.Logger, db dbm.DB, options servertypes.AppOptions) *node {
	evmChainID := cast.ToUint64(options.Get(evmflags.EVMChainID))
	router := baseapp.NewMsgServiceRouter()
	n := &node{
		keepers: newKeepers(evmChainID, router, logger, cast.ToString(options.Get(evmflags.EVMTracer))),
		commits: make(chan struct{}, 1),
		closed:  make(chan struct{}),
	}

	n.BaseApp = baseapp.NewBaseApp(appName, logger, db, n.TxConfig.TxDecoder(), sdkserver.DefaultBaseappOptions(options)...)
	must(checkChainID(n.ChainID(), evmChainID))
	n.SetVersion(version)
	// Gov holds the router, so that is made before the BaseApp.
	n.SetMsgServiceRouter(router)
	n.SetInterfaceRegistry(n.InterfaceRegistry)
	n.SetTxEncoder(n.TxConfig.TxEncoder())
	n.SetParamStore(n.consensus.ParamsStore)
	n.MountKVStores(n.stores)
	n.MountObjectStores(n.objects)
	n.useModules()

	checks := newChecks(n.keepers, cast.ToUint64(options.Get(evmflags.EVMMaxTxGasWanted)), n.announce)
	n.SetAnteHandler(checks)
	n.usePool(checks, options)

	// Loading seals the BaseApp, so all is set before it.
	must(n.LoadLatestVersion())
	n.restoreGlobals()
	go n.keepPoolUp()
	return n
}

func (n *node) useModules() {
	n.manager = n.modules()
	must(n.manager.RegisterServices(module.NewConfigurator(n.Codec, n.MsgServiceRouter(), n.GRPCQueryRouter())))
	n.SetInitChainer(n.initChain)
	n.SetPreBlocker(func(ctx sdk.Context, _ *abci.RequestFinalizeBlock) (*sdk.ResponsePreBlock, error) {
		return n.manager.PreBlock(ctx)
	})
	n.SetBeginBlocker(n.manager.BeginBlock)
	n.SetEndBlocker(n.manager.EndBlock)
}

// restoreGlobals reloads the virtual machine's coin, a variable of the process, after a restart.
func (n *node) restoreGlobals() {
	if height := n.LastBlockHeight(); height > 0 {
		ctx := n.NewUncachedContext(true, cmtproto.Header{Height: height, ChainID: n.ChainID()})
		n.manager.Modules[evmtypes.ModuleName].(evm.AppModule).HydrateGlobals(ctx)
	}
}

func (n *node) initChain(ctx sdk.Context, request *abci.RequestInitChain) (*abci.ResponseInitChain, error) {
	var state map[string]json.RawMessage
	if err := json.Unmarshal(request.AppStateBytes, &state); err != nil {
		return nil, fmt.Errorf("genesis app_state: %w", err)
	}
	return n.manager.InitGenesis(ctx, n.Codec, state)
}

// GetMempool, RegisterPendingTxListener and announce serve the JSON-RPC server.
func (n *node) GetMempool() sdkmempool.ExtMempool { return n.pool }

func (n *node) RegisterPendingTxListener(listener func(common.Hash)) {
	n.listeners = append(n.listeners, listener)
}

func (n *node) announce(transaction common.Hash) {
	for _, listener := range n.listeners {
		listener(transaction)
	}
}

func (n *node) RegisterTxService(c client.Context) {
	authtx.RegisterTxService(n.GRPCQueryRouter(), c, n.Simulate, n.InterfaceRegistry)
}

func (n *node) RegisterTendermintService(c client.Context) {
	cmtservice.RegisterTendermintService(c, n.GRPCQueryRouter(), n.InterfaceRegistry, sdkserver.NewCometABCIWrapper(n).Query)
}

func (n *node) RegisterNodeService(c client.Context, cfg serverconfig.Config) {
	nodeservice.RegisterNodeService(c, n.GRPCQueryRouter(), cfg, n.CommitMultiStore().EarliestVersion)
}

// RegisterAPIRoutes offers no REST interface: banks use JSON-RPC, and their operators the command line.
func (n *node) RegisterAPIRoutes(*api.Server, serverconfig.APIConfig) {}

func (n *node) Close() error {
	close(n.closed)
	return errors.Join(n.pool.Close(), n.BaseApp.Close())
}
