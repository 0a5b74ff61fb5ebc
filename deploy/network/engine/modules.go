package main

import (
	"github.com/cosmos/evm/x/feemarket"
	feemarkettypes "github.com/cosmos/evm/x/feemarket/types"
	evm "github.com/cosmos/evm/x/vm"
	evmtypes "github.com/cosmos/evm/x/vm/types"

	"github.com/cosmos/cosmos-sdk/types/module"
	"github.com/cosmos/cosmos-sdk/x/auth"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	"github.com/cosmos/cosmos-sdk/x/bank"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	"github.com/cosmos/cosmos-sdk/x/consensus"
	consensustypes "github.com/cosmos/cosmos-sdk/x/consensus/types"
	"github.com/cosmos/cosmos-sdk/x/gov"
	govtypes "github.com/cosmos/cosmos-sdk/x/gov/types"
	"github.com/cosmos/cosmos-sdk/x/slashing"
	slashingtypes "github.com/cosmos/cosmos-sdk/x/slashing/types"
	"github.com/cosmos/cosmos-sdk/x/staking"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

// modules gives the modules with the order in which they act at each stage of a block.
func (k *keepers) modules() *module.Manager {
	m := module.NewManager(
		auth.NewAppModule(k.Codec, k.account, nil, nil),
		bank.NewAppModule(k.Codec, k.bank, k.account, nil),
		staking.NewAppModule(k.Codec, k.staking, k.account, k.bank, nil),
		slashing.NewAppModule(k.Codec, k.slashing, k.account, k.bank, k.staking, nil, k.InterfaceRegistry),
		gov.NewAppModule(k.Codec, k.gov, k.account, k.bank, nil),
		consensus.NewAppModule(k.Codec, k.consensus),
		feemarket.NewAppModule(k.feemarket),
		evm.NewAppModule(k.evm, k.account, k.bank, k.account.AddressCodec()),
	)
	// The virtual machine reads its coin from the metadata of bank, so bank comes first.
	m.SetOrderInitGenesis(authtypes.ModuleName, banktypes.ModuleName, stakingtypes.ModuleName, slashingtypes.ModuleName,
		govtypes.ModuleName, consensustypes.ModuleName, feemarkettypes.ModuleName, evmtypes.ModuleName)
	m.SetOrderPreBlockers(authtypes.ModuleName, evmtypes.ModuleName)
	// The base fee is set before the virtual machine reads it.
	m.SetOrderBeginBlockers(slashingtypes.ModuleName, stakingtypes.ModuleName, feemarkettypes.ModuleName, evmtypes.ModuleName)
	// A vote may move a seat, which staking then reports; feemarket counts the gas of all others.
	m.SetOrderEndBlockers(banktypes.ModuleName, govtypes.ModuleName, stakingtypes.ModuleName, evmtypes.ModuleName,
		feemarkettypes.ModuleName)
	return m
}
