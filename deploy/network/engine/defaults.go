package main

import (
	"time"

	cmtcfg "github.com/cometbft/cometbft/config"

	evmconfig "github.com/cosmos/evm/server/config"
)

const defaultEVMChainID = 20260

// appDefaults is the app.toml that `init` writes.
func appDefaults() *evmconfig.Config {
	c := evmconfig.DefaultConfig()
	c.MinGasPrices = "0" + coinDenom
	c.Pruning = "nothing"
	c.Mempool.MaxTxs = 0
	c.API.Enable, c.GRPC.Enable, c.GRPCWeb.Enable = false, false, false
	c.EVM.EVMChainID = defaultEVMChainID
	c.EVM.MinTip = 0
	// A bank's desk sends many transactions at once, all for nothing.
	c.EVM.Mempool.PriceLimit = 1
	c.EVM.Mempool.AccountSlots, c.EVM.Mempool.GlobalSlots = 2000, 20000
	c.EVM.Mempool.AccountQueue, c.EVM.Mempool.GlobalQueue = 2000, 20000
	c.JSONRPC.Enable = true
	c.JSONRPC.AllowInsecureUnlock = false
	c.JSONRPC.API = []string{"eth", "net", "web3", "txpool", "debug"}
	return c
}

// consensusDefaults is the config.toml that `init` writes: known peers only, a block about every second.
func consensusDefaults() *cmtcfg.Config {
	c := cmtcfg.DefaultConfig()
	c.Mempool.Type = "app"
	c.Mempool.ReapInterval = 50 * time.Millisecond
	c.Mempool.Size = 20000
	c.P2P.PexReactor = false
	c.P2P.MaxNumInboundPeers, c.P2P.MaxNumOutboundPeers = 0, 0
	c.Consensus.TimeoutPropose = time.Second
	c.Consensus.TimeoutCommit = 500 * time.Millisecond
	c.RPC.PprofListenAddress = ""
	return c
}
