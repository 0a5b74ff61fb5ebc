package main

import (
	"maps"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/vm"

	"github.com/cosmos/evm/encoding"
	"github.com/cosmos/evm/precompiles/p256"
	feemarketkeeper "github.com/cosmos/evm/x/feemarket/keeper"
	feemarkettypes "github.com/cosmos/evm/x/feemarket/types"
	evmkeeper "github.com/cosmos/evm/x/vm/keeper"
	evmtypes "github.com/cosmos/evm/x/vm/types"

	corestore "cosmossdk.io/core/store"
	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/baseapp"
	"github.com/cosmos/cosmos-sdk/runtime"
	storetypes "github.com/cosmos/cosmos-sdk/store/v2/types"
	"github.com/cosmos/cosmos-sdk/types/module"
	authkeeper "github.com/cosmos/cosmos-sdk/x/auth/keeper"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	bankkeeper "github.com/cosmos/cosmos-sdk/x/bank/keeper"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	consensuskeeper "github.com/cosmos/cosmos-sdk/x/consensus/keeper"
	consensustypes "github.com/cosmos/cosmos-sdk/x/consensus/types"
	govkeeper "github.com/cosmos/cosmos-sdk/x/gov/keeper"
	govtypes "github.com/cosmos/cosmos-sdk/x/gov/types"
	slashingkeeper "github.com/cosmos/cosmos-sdk/x/slashing/keeper"
	slashingtypes "github.com/cosmos/cosmos-sdk/x/slashing/types"
	stakingkeeper "github.com/cosmos/cosmos-sdk/x/staking/keeper"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

// moduleAccounts lists the accounts owned by modules and what each may do with coins.
var moduleAccounts = map[string][]string{
	authtypes.FeeCollectorName:     nil,
	stakingtypes.BondedPoolName:    {authtypes.Burner, authtypes.Staking},
	stakingtypes.NotBondedPoolName: {authtypes.Burner, authtypes.Staking},
	govtypes.ModuleName:            {authtypes.Burner},
	evmtypes.ModuleName:            {authtypes.Minter, authtypes.Burner},
}

// keepers is the state machine: the keys of its stores, and one keeper per module. It needs no database, so the
// command line builds one too, for its list of modules.
type keepers struct {
	encoding.Config
	stores  map[string]*storetypes.KVStoreKey
	objects map[string]*storetypes.ObjectStoreKey

	account   authkeeper.AccountKeeper
	bank      bankkeeper.BaseKeeper
	staking   *stakingkeeper.Keeper
	slashing  slashingkeeper.Keeper
	gov       *govkeeper.Keeper
	consensus consensuskeeper.Keeper
	feemarket feemarketkeeper.Keeper
	evm       *evmkeeper.Keeper
}

// newKeepers may be called once per process with a chain id other than evmtypes.DefaultEVMChainID: the virtual
// machine's chain configuration is a variable of the process, which the library lets be replaced once.
func newKeepers(evmChainID uint64, router baseapp.MessageRouter, logger log.Logger, tracer string) *keepers {
	k := &keepers{
		Config: encoding.MakeConfig(evmChainID),
		stores: storetypes.NewKVStoreKeys(authtypes.StoreKey, banktypes.StoreKey, stakingtypes.StoreKey,
			slashingtypes.StoreKey, govtypes.StoreKey, consensustypes.StoreKey, feemarkettypes.StoreKey, evmtypes.StoreKey),
		objects: storetypes.NewObjectStoreKeys(evmtypes.ObjectKey),
	}
	k.addBanking(router, logger)
	k.addEthereum(evmChainID, tracer)
	types := module.NewBasicManagerFromManager(k.modules(), nil)
	types.RegisterInterfaces(k.InterfaceRegistry)
	types.RegisterLegacyAminoCodec(k.Amino)
	return k
}

// addBanking makes what knows the banks: accounts, seats, votes.
func (k *keepers) addBanking(router baseapp.MessageRouter, logger log.Logger) {
	store := func(name string) corestore.KVStoreService { return runtime.NewKVStoreService(k.stores[name]) }
	authority := accountText(govAccount())

	k.account = authkeeper.NewAccountKeeper(k.Codec, store(authtypes.StoreKey), authtypes.ProtoBaseAccount,
		moduleAccounts, accountCodec(), bech32Prefix, authority)
	k.bank = bankkeeper.NewBaseKeeper(k.Codec, store(banktypes.StoreKey), k.account, closedAccounts(), authority, logger)
	k.staking = stakingkeeper.NewKeeper(k.Codec, store(stakingtypes.StoreKey), k.account, k.bank, authority,
		validatorCodec(), consensusCodec())
	k.slashing = slashingkeeper.NewKeeper(k.Codec, k.Amino, store(slashingtypes.StoreKey), k.staking, authority)
	k.staking.SetHooks(stakingtypes.NewMultiStakingHooks(k.slashing.Hooks()))
	k.gov = govkeeper.NewKeeper(k.Codec, store(govtypes.StoreKey), k.account, k.bank, nil, router,
		govtypes.DefaultConfig(), authority, oneBankOneVote(k.staking))
	k.consensus = consensuskeeper.NewKeeper(k.Codec, store(consensustypes.StoreKey), authority, runtime.EventService{})
}

// addEthereum makes the virtual machine. The library takes a literal nil for what is left out.
func (k *keepers) addEthereum(evmChainID uint64, tracer string) {
	k.feemarket = feemarketkeeper.NewKeeper(k.Codec, govAccount(), k.stores[feemarkettypes.StoreKey])
	all := make([]storetypes.StoreKey, 0, len(k.stores)+len(k.objects))
	for _, key := range k.stores {
		all = append(all, key)
	}
	for _, key := range k.objects {
		all = append(all, key)
	}
	k.evm = evmkeeper.NewKeeper(k.Codec, k.stores[evmtypes.StoreKey], k.objects[evmtypes.ObjectKey], all, govAccount(),
		k.account, k.bank, k.staking, k.feemarket, k.consensus, nil, evmChainID, tracer)
	k.evm.WithStaticPrecompiles(precompiles())
}

// precompiles are Ethereum's own contracts plus the P-256 signature check; none reaches into other modules.
func precompiles() map[common.Address]vm.PrecompiledContract {
	set := maps.Clone(map[common.Address]vm.PrecompiledContract(vm.PrecompiledContractsPrague))
	check := &p256.Precompile{}
	set[check.Address()] = check
	return set
}

// closedAccounts may not be paid by ordinary transfers. Gov stays open: deposits on proposals go there.
func closedAccounts() map[string]bool {
	closed := map[string]bool{}
	for name := range moduleAccounts {
		if name != govtypes.ModuleName {
			closed[accountText(authtypes.NewModuleAddress(name))] = true
		}
	}
	return closed
}
