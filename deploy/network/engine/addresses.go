package main

import (
	"crypto/sha256"

	evmaddress "github.com/cosmos/evm/encoding/address"

	"cosmossdk.io/core/address"

	sdk "github.com/cosmos/cosmos-sdk/types"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	govtypes "github.com/cosmos/cosmos-sdk/x/gov/types"
)

// Addresses are read as bech32 or as 0x hex, and written as bech32.
func accountCodec() address.Codec   { return evmaddress.NewEvmCodec(bech32Prefix) }
func validatorCodec() address.Codec { return evmaddress.NewEvmCodec(bech32Prefix + "valoper") }
func consensusCodec() address.Codec { return evmaddress.NewEvmCodec(bech32Prefix + "valcons") }

// govAccount is the account that the banks hold together: it owns every seat, and acts by their votes alone.
func govAccount() sdk.AccAddress { return authtypes.NewModuleAddress(govtypes.ModuleName) }

// reserveOperator names the validator that never runs: seats that no bank sits on are kept with it.
func reserveOperator() sdk.ValAddress {
	digest := sha256.Sum256([]byte("usance reserve"))
	return digest[:20]
}

func accountText(a sdk.AccAddress) string   { return written(accountCodec(), a) }
func validatorText(a sdk.ValAddress) string { return written(validatorCodec(), a) }

func written(codec address.Codec, a []byte) string {
	text, err := codec.BytesToString(a)
	must(err)
	return text
}
