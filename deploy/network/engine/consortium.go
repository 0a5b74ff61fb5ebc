package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	cmttypes "github.com/cometbft/cometbft/types"

	evmtypes "github.com/cosmos/evm/x/vm/types"

	"cosmossdk.io/math"

	codectypes "github.com/cosmos/cosmos-sdk/codec/types"
	cosmosed25519 "github.com/cosmos/cosmos-sdk/crypto/keys/ed25519"
	sdk "github.com/cosmos/cosmos-sdk/types"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	banktypes "github.com/cosmos/cosmos-sdk/x/bank/types"
	genutiltypes "github.com/cosmos/cosmos-sdk/x/genutil/types"
	stakingtypes "github.com/cosmos/cosmos-sdk/x/staking/types"
)

const (
	// reserveSeats are for banks that come later.
	reserveSeats = 100
	// invitations are how many units an operator has to send to accounts of banks that are to come.
	invitations = 1000

	maxGas, maxBytes = 60_000_000, 4 << 20
)

// member is a bank with a seat: the account of its operator, and the key with which its node signs blocks.
type member struct {
	Name      string `json:"name"`
	Operator  string `json:"operator"`
	Consensus []byte `json:"consensus"` // base64 of 32 bytes
}

// consortium is what a chain begins with. An empty list of deployers or callers lets everybody.
type consortium struct {
	EVMChainID   uint64    `json:"evm_chain_id"`
	GenesisTime  time.Time `json:"genesis_time"`
	VotingPeriod string    `json:"voting_period"`
	Members      []member  `json:"members"`
	Deployers    []string  `json:"deployers"`
	Callers      []string  `json:"callers"`
}

// genesis is the whole file that all nodes begin with. The same consortium gives the same bytes.
func (k *keepers) genesis(c consortium) (*genutiltypes.AppGenesis, error) {
	s := newStart()
	if err := c.furnish(s); err != nil {
		return nil, err
	}
	basics := k.basicsOf(s)
	state := basics.DefaultGenesis(k.Codec)
	if err := basics.ValidateGenesis(k.Codec, k.TxConfig, state); err != nil {
		return nil, err
	}
	written, err := json.MarshalIndent(state, "", " ")
	if err != nil {
		return nil, err
	}
	made := genutiltypes.NewAppGenesisWithVersion(chainName(c.EVMChainID), written)
	made.GenesisTime = c.GenesisTime.UTC()
	made.InitialHeight = 1
	params := cmttypes.DefaultConsensusParams()
	params.Block.MaxGas, params.Block.MaxBytes = maxGas, maxBytes
	made.Consensus = &genutiltypes.ConsensusGenesis{Params: params}
	return made, made.ValidateAndComplete()
}

func (c consortium) furnish(s *start) error {
	period, err := time.ParseDuration(c.VotingPeriod)
	if err != nil || period <= 0 {
		return fmt.Errorf("voting_period %q: needed a duration such as 24h", c.VotingPeriod)
	}
	if len(c.Members) == 0 || c.GenesisTime.IsZero() {
		return errors.New("needed: members, and genesis_time")
	}
	s.voting(period)
	c.restrict(&s.evm.Params.AccessControl)
	for _, m := range append(c.Members, reserve()) {
		if err := c.seat(s, m); err != nil {
			return fmt.Errorf("member %s: %w", m.Name, err)
		}
	}
	pool := authtypes.NewModuleAddress(stakingtypes.NotBondedPoolName)
	units := seatUnits().MulRaw(int64(len(c.Members) + reserveSeats))
	s.bank.Balances = append(s.bank.Balances, balance(accountText(pool), sdk.NewCoin(voteDenom, units)))
	return nil
}

// seat adds the validator of a bank. The units of its seat are delegated by the account that the banks hold together,
// so that only a vote can move them.
func (c consortium) seat(s *start, m member) error {
	operator, err := accountCodec().StringToBytes(m.Operator)
	if err != nil {
		return err
	}
	isReserve := sdk.ValAddress(operator).Equals(reserveOperator())
	units := seatUnits()
	if isReserve {
		units = units.MulRaw(reserveSeats)
	}
	validator, err := c.validator(m, operator, units)
	if err != nil {
		return err
	}
	validator.Jailed = isReserve
	s.staking.Validators = append(s.staking.Validators, validator)
	s.staking.Delegations = append(s.staking.Delegations,
		stakingtypes.NewDelegation(accountText(govAccount()), validator.OperatorAddress, validator.DelegatorShares))
	if isReserve {
		return nil
	}
	account, err := codectypes.NewAnyWithValue(&authtypes.BaseAccount{Address: accountText(operator)})
	if err != nil {
		return err
	}
	s.auth.Accounts = append(s.auth.Accounts, account)
	s.bank.Balances = append(s.bank.Balances,
		balance(accountText(operator), sdk.NewCoin(coinDenom, seatUnits()), sdk.NewInt64Coin(voteDenom, invitations)))
	return nil
}

func (c consortium) validator(m member, operator []byte, units math.Int) (stakingtypes.Validator, error) {
	if len(m.Consensus) != ed25519.PublicKeySize {
		return stakingtypes.Validator{}, fmt.Errorf("consensus key of %d bytes, needed %d", len(m.Consensus), ed25519.PublicKeySize)
	}
	key := &cosmosed25519.PubKey{Key: m.Consensus}
	validator, err := stakingtypes.NewValidator(validatorText(operator), key, stakingtypes.Description{Moniker: m.Name})
	if err != nil {
		return validator, err
	}
	validator.Tokens, validator.DelegatorShares = units, math.LegacyNewDecFromInt(units)
	validator.Commission.UpdateTime = c.GenesisTime.UTC()
	return validator, nil
}

func (c consortium) restrict(access *evmtypes.AccessControl) {
	for list, rule := range map[*[]string]*evmtypes.AccessControlType{&c.Deployers: &access.Create, &c.Callers: &access.Call} {
		if len(*list) > 0 {
			*rule = evmtypes.AccessControlType{AccessType: evmtypes.AccessTypePermissioned, AccessControlList: *list}
		}
	}
}

// reserve is a validator whose key nobody has, as it is a digest: it never runs.
func reserve() member {
	key := sha256.Sum256([]byte("usance reserve, consensus"))
	return member{Name: "reserve", Operator: accountText(sdk.AccAddress(reserveOperator())), Consensus: key[:]}
}

func seatUnits() math.Int { return math.NewIntWithDecimal(seatPower, 18) }

func balance(address string, coins ...sdk.Coin) banktypes.Balance {
	return banktypes.Balance{Address: address, Coins: sdk.NewCoins(coins...)}
}
