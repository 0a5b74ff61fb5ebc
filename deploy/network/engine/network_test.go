package main

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	ethtypes "github.com/ethereum/go-ethereum/core/types"
	ethcrypto "github.com/ethereum/go-ethereum/crypto"
	"github.com/stretchr/testify/require"

	abci "github.com/cometbft/cometbft/abci/types"
	"github.com/cometbft/cometbft/crypto/ed25519"
	cmtproto "github.com/cometbft/cometbft/proto/tendermint/types"

	dbm "github.com/cosmos/cosmos-db"
	"github.com/cosmos/evm/crypto/ethsecp256k1"
	evmflags "github.com/cosmos/evm/server/flags"
	evmtypes "github.com/cosmos/evm/x/vm/types"

	"cosmossdk.io/log/v2"

	"github.com/cosmos/cosmos-sdk/client/flags"
	clienttx "github.com/cosmos/cosmos-sdk/client/tx"
	cryptotypes "github.com/cosmos/cosmos-sdk/crypto/types"
	sdkserver "github.com/cosmos/cosmos-sdk/server"
	"github.com/cosmos/cosmos-sdk/testutil/sims"
	sdk "github.com/cosmos/cosmos-sdk/types"
	"github.com/cosmos/cosmos-sdk/types/tx/signing"
	authsigning "github.com/cosmos/cosmos-sdk/x/auth/signing"
)

const testChainID = 20261

// The virtual machine's chain configuration is set once per process, so all tests share one node.
var (
	shared    *node
	operators []cryptotypes.PrivKey
	stranger  cryptotypes.PrivKey
	now       = time.Date(2026, 1, 5, 0, 0, 0, 0, time.UTC)
)

func TestMain(m *testing.M) {
	configure()
	stranger = key(99)
	for i := range 4 {
		operators = append(operators, key(byte(i)))
	}
	shared = begun()
	os.Exit(m.Run())
}

func key(seed byte) *ethsecp256k1.PrivKey {
	secret := make([]byte, 32)
	secret[31] = seed + 1
	return &ethsecp256k1.PrivKey{Key: secret}
}

func fourBanks() consortium {
	c := consortium{EVMChainID: testChainID, GenesisTime: now, VotingPeriod: "1h",
		Deployers: []string{common.BytesToAddress(operators[0].PubKey().Address()).Hex()}}
	for i, operator := range operators {
		consensus := ed25519.GenPrivKeyFromSecret([]byte{byte(i)}).PubKey().Bytes()
		c.Members = append(c.Members, member{fmt.Sprintf("bank%d", i), accountText(operator.PubKey().Address().Bytes()), consensus})
	}
	return c
}

// begun is a node after its first block.
func begun() *node {
	home, err := os.MkdirTemp("", "usanced")
	must(err)
	n := openNode(log.NewNopLogger(), dbm.NewMemDB(), sims.AppOptionsMap{
		flags.FlagHome: home, flags.FlagChainID: chainName(testChainID), evmflags.EVMChainID: testChainID,
		sdkserver.FlagPruning: "nothing",
	})
	made, err := n.genesis(fourBanks())
	must(err)
	params := made.Consensus.Params.ToProto()
	_, err = n.InitChain(&abci.RequestInitChain{ChainId: made.ChainID, Time: now, ConsensusParams: &params,
		AppStateBytes: made.AppState, InitialHeight: 1})
	must(err)
	_, err = n.FinalizeBlock(&abci.RequestFinalizeBlock{Height: 1, Time: now})
	must(err)
	_, err = n.Commit()
	must(err)
	return n
}

// current is the state after the last block, for the next; what is written to it is thrown away.
func current() sdk.Context {
	header := cmtproto.Header{Height: shared.LastBlockHeight() + 1, Time: now, ChainID: chainName(testChainID)}
	ctx, _ := shared.NewUncachedContext(false, header).CacheContext()
	return ctx.WithConsensusParams(shared.GetConsensusParams(ctx)).WithLogger(log.NewNopLogger())
}

// check puts a transaction through the checks, on a state that is thrown away.
func check(t *testing.T, tx sdk.Tx) error {
	t.Helper()
	_, err := newChecks(shared.keepers, 0, func(common.Hash) {})(current(), tx, false)
	return err
}

// signed is a transaction of module messages as the command line makes it.
func signed(t *testing.T, by cryptotypes.PrivKey, messages ...sdk.Msg) sdk.Tx {
	t.Helper()
	builder := shared.TxConfig.NewTxBuilder()
	require.NoError(t, builder.SetMsgs(messages...))
	builder.SetGasLimit(500_000)
	ctx := current()
	data := authsigning.SignerData{ChainID: chainName(testChainID), Address: accountText(by.PubKey().Address().Bytes()), PubKey: by.PubKey()}
	if account := shared.account.GetAccount(ctx, by.PubKey().Address().Bytes()); account != nil {
		data.AccountNumber, data.Sequence = account.GetAccountNumber(), account.GetSequence()
	}
	mode := signing.SignMode_SIGN_MODE_DIRECT
	empty := signing.SignatureV2{PubKey: by.PubKey(), Data: &signing.SingleSignatureData{SignMode: mode}, Sequence: data.Sequence}
	require.NoError(t, builder.SetSignatures(empty))
	signature, err := clienttx.SignWithPrivKey(ctx, mode, data, builder, by, shared.TxConfig, data.Sequence)
	require.NoError(t, err)
	require.NoError(t, builder.SetSignatures(signature))
	return builder.GetTx()
}

// ethereum is a signed call of nobody, as a message and as JSON-RPC wraps it.
func ethereum(t *testing.T, by cryptotypes.PrivKey) (*evmtypes.MsgEthereumTx, sdk.Tx) {
	t.Helper()
	private, err := ethcrypto.ToECDSA(by.Bytes())
	require.NoError(t, err)
	to := common.HexToAddress("0x00000000000000000000000000000000000000b0")
	signer := ethtypes.LatestSignerForChainID(evmtypes.GetEthChainConfig().ChainID)
	raw, err := ethtypes.SignNewTx(private, signer, &ethtypes.LegacyTx{To: &to, Gas: 50_000, GasPrice: common.Big0, Value: common.Big0})
	require.NoError(t, err)
	message := &evmtypes.MsgEthereumTx{}
	require.NoError(t, message.FromSignedEthereumTx(raw, signer))
	wrapped, err := message.BuildTx(shared.TxConfig.NewTxBuilder(), evmtypes.GetEVMCoinDenom())
	require.NoError(t, err)
	return message, wrapped
}

func accountOf(of cryptotypes.PrivKey) sdk.AccAddress { return of.PubKey().Address().Bytes() }

func TestTheSameConsortiumGivesTheSameGenesis(t *testing.T) {
	first, err := shared.genesis(fourBanks())
	require.NoError(t, err)
	again, err := shared.genesis(fourBanks())
	require.NoError(t, err)
	one, err := json.Marshal(first)
	require.NoError(t, err)
	other, err := json.Marshal(again)
	require.NoError(t, err)
	require.Equal(t, string(one), string(other))
}

func TestAConsortiumThatIsNotWholeIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*consortium){
		"no members":         func(c *consortium) { c.Members = nil },
		"no time":            func(c *consortium) { c.GenesisTime = time.Time{} },
		"no voting period":   func(c *consortium) { c.VotingPeriod = "soon" },
		"a key cut short":    func(c *consortium) { c.Members[0].Consensus = c.Members[0].Consensus[1:] },
		"one operator twice": func(c *consortium) { c.Members[1].Operator = c.Members[0].Operator },
		"no address":         func(c *consortium) { c.Members[0].Operator = "usance1nobody" },
	} {
		t.Run(name, func(t *testing.T) {
			c := fourBanks()
			spoil(&c)
			_, err := shared.genesis(c)
			require.Error(t, err)
		})
	}
}

func TestEachBankHasOneSeatOfEqualPower(t *testing.T) {
	banks, err := seated(current(), shared.staking)
	require.NoError(t, err)
	require.Len(t, banks, 4)
	validators, err := shared.staking.GetBondedValidatorsByPower(current())
	require.NoError(t, err)
	for _, validator := range validators {
		require.EqualValues(t, seatPower, validator.GetConsensusPower(sdk.DefaultPowerReduction))
	}
}

func TestAnotherChainIDIsRefused(t *testing.T) {
	require.ErrorContains(t, checkChainID("usance-1", 2), "expected chain \"usance-2\"")
	require.NoError(t, checkChainID(chainName(7), 7))
}
