// Command usanced is a node of the banks' network: the Ethereum virtual machine on CometBFT, where each bank has one
// seat and one vote, gas costs nothing, and only the banks' operators may send anything but Ethereum transactions.
package main

import (
	"fmt"
	"os"

	"cosmossdk.io/math"

	svrcmd "github.com/cosmos/cosmos-sdk/server/cmd"
	sdk "github.com/cosmos/cosmos-sdk/types"
)

const (
	appName   = "usanced"
	envPrefix = "USANCED"

	bech32Prefix = "usance" // addresses look like usance1..., usancevaloper1..., usancevalcons1...
	coinDenom    = "agas"   // smallest unit of the virtual machine's coin, 18 decimals; it pays for nothing
	coinDisplay  = "gas"
	voteDenom    = "aseat" // smallest unit of voting power; all of it belongs to the banks together
	voteDisplay  = "seat"
	coinType     = 60 // as Ethereum wallets derive their keys

	// seatPower is the voting power of a seat. More than one, as the time of a block is the median of its votes,
	// weighted by power in whole numbers: with one each, the median of three would be the earliest.
	seatPower = 10
)

// version is put in by the build: the digest of the engine's sources.
var version = "unknown"

func main() {
	configure()
	if err := svrcmd.Execute(newRootCommand(), envPrefix, defaultHome()); err != nil {
		os.Exit(1)
	}
}

// configure sets what the library keeps in variables of the process.
func configure() {
	c := sdk.GetConfig()
	c.SetBech32PrefixForAccount(bech32Prefix, bech32Prefix+"pub")
	c.SetBech32PrefixForValidator(bech32Prefix+"valoper", bech32Prefix+"valoperpub")
	c.SetBech32PrefixForConsensusNode(bech32Prefix+"valcons", bech32Prefix+"valconspub")
	c.SetPurpose(sdk.Purpose)
	c.SetCoinType(coinType)
	c.Seal()
	sdk.DefaultPowerReduction = math.NewIntWithDecimal(1, 18)
}

// chainName is the chain's name in genesis; it carries the Ethereum chain id, so that no two nodes disagree on it.
func chainName(evmChainID uint64) string { return fmt.Sprintf("usance-%d", evmChainID) }

func must(err error) {
	if err != nil {
		panic(err)
	}
}
