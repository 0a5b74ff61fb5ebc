package main

import (
	"encoding/json"
	"time"

	"github.com/cosmos/gogoproto/proto"

	feemarkettypes "github.com/cosmos/evm/x/feemarket/types"
	evmtypes "github.com/cosmos/evm/x/vm/types"

	"cosmossdk.io/math"

	"github.com/cosmos/cosmos-sdk/codec"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/types/module"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	govtypes "github.com/cosmos/cosmos-sdk/x/gov/types"
	govv1 "github.com/cosmos/cosmos-sdk/x/gov/types/v1"
	slashingtypes "github.com/cosmos/cosmos-sdk/x/slashing/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

// twoThirds is a little less than two thirds, as gov asks for more than the threshold: 4 of 6 banks are enough.
const twoThirds = "0.666666666666666666"

// start is the first state of the modules whose defaults this chain changes.
type start struct {
	auth     *authtypes.GenesisState
	bank     *banktypes.GenesisState
	staking  *stakingtypes.GenesisState
	slashing *slashingtypes.GenesisState
	gov      *govv1.GenesisState
	fees     *feemarkettypes.GenesisState
	evm      *evmtypes.GenesisState
}

// newStart is a chain without banks.
func newStart() *start {
	s := &start{
		auth: authtypes.DefaultGenesisState(), bank: banktypes.DefaultGenesisState(),
		staking: stakingtypes.DefaultGenesisState(), slashing: slashingtypes.DefaultGenesisState(),
		gov: govv1.DefaultGenesisState(), fees: feemarkettypes.DefaultGenesisState(), evm: evmtypes.DefaultGenesisState(),
	}
	s.bank.DenomMetadata = []banktypes.Metadata{metadata(coinDenom, coinDisplay), metadata(voteDenom, voteDisplay)}
	s.seats()
	s.voting(24 * time.Hour)
	s.gas()
	return s
}

func (s *start) seats() {
	s.staking.Params.BondDenom = voteDenom
	s.staking.Params.HistoricalEntries = 10
	// Seats are moved by vote and never cashed. After a removal the next addition waits for this long.
	s.staking.Params.UnbondingTime = time.Minute

	// A bank whose node is down neither loses its seat nor is put out of the set.
	s.slashing.Params.MinSignedPerWindow = math.LegacyZeroDec()
	s.slashing.Params.SlashFractionDoubleSign = math.LegacyZeroDec()
	s.slashing.Params.SlashFractionDowntime = math.LegacyZeroDec()
}

func (s *start) voting(period time.Duration) {
	half := period / 2
	p := s.gov.Params
	p.MinDeposit = sdk.NewCoins(sdk.NewInt64Coin(coinDenom, 1))
	p.ExpeditedMinDeposit = sdk.NewCoins(sdk.NewInt64Coin(coinDenom, 2))
	p.VotingPeriod, p.ExpeditedVotingPeriod, p.MaxDepositPeriod = &period, &half, &period
	p.Quorum, p.Threshold, p.ExpeditedThreshold = twoThirds, twoThirds, "0.75"
}

// gas costs nothing, and the gas that is reported is the gas that was used.
func (s *start) gas() {
	s.fees.Params.NoBaseFee = true
	s.fees.Params.BaseFee = math.LegacyZeroDec()
	s.fees.Params.MinGasPrice = math.LegacyZeroDec()
	s.fees.Params.MinGasMultiplier = math.LegacyZeroDec()

	s.evm.Params.EvmDenom = coinDenom
	s.evm.Params.ExtendedDenomOptions = &evmtypes.ExtendedDenomOptions{ExtendedDenom: coinDenom}
	s.evm.Params.ActiveStaticPrecompiles = []string{evmtypes.P256PrecompileAddress}
}

func (s *start) states() map[string]proto.Message {
	return map[string]proto.Message{
		authtypes.ModuleName: s.auth, banktypes.ModuleName: s.bank, stakingtypes.ModuleName: s.staking,
		slashingtypes.ModuleName: s.slashing, govtypes.ModuleName: s.gov, feemarkettypes.ModuleName: s.fees,
		evmtypes.ModuleName: s.evm,
	}
}

// preset is a module whose first state is this chain's instead of the library's.
type preset struct {
	module.AppModuleBasic
	module.HasGenesisBasics
	state proto.Message
}

func (p preset) DefaultGenesis(cdc codec.JSONCodec) json.RawMessage {
	return cdc.MustMarshalJSON(p.state)
}

// basics is what `init` and `genesis validate` need of the modules.
func (k *keepers) basics() module.BasicManager {
	return k.basicsOf(newStart())
}

func (k *keepers) basicsOf(s *start) module.BasicManager {
	basics := module.NewBasicManagerFromManager(k.modules(), nil)
	for name, state := range s.states() {
		basics[name] = preset{basics[name], basics[name].(module.HasGenesisBasics), state}
	}
	return basics
}

func metadata(base, display string) banktypes.Metadata {
	return banktypes.Metadata{
		Description: display, Base: base, Display: display, Name: display, Symbol: display,
		DenomUnits: []*banktypes.DenomUnit{{Denom: base}, {Denom: display, Exponent: 18}},
	}
}
