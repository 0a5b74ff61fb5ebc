package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cosmossdk.io/log/v2"

	dbm "github.com/cosmos/cosmos-db"
	evmclient "github.com/cosmos/evm/client"
	evmhd "github.com/cosmos/evm/crypto/hd"
	evmserver "github.com/cosmos/evm/server"
	evmconfig "github.com/cosmos/evm/server/config"
	evmtypes "github.com/cosmos/evm/x/vm/types"

	"github.com/cosmos/cosmos-sdk/baseapp"
	"github.com/cosmos/cosmos-sdk/client"
	clientconfig "github.com/cosmos/cosmos-sdk/client/config"
	sdkserver "github.com/cosmos/cosmos-sdk/server"
	serverconfig "github.com/cosmos/cosmos-sdk/server/config"
	servertypes "github.com/cosmos/cosmos-sdk/server/types"
	authcli "github.com/cosmos/cosmos-sdk/x/auth/client/cli"
	authtypes "github.com/cosmos/cosmos-sdk/x/auth/types"
	genutilcli "github.com/cosmos/cosmos-sdk/x/genutil/client/cli"
)

func defaultHome() string {
	home, err := os.UserHomeDir()
	must(err)
	return filepath.Join(home, "."+appName)
}

func newRootCommand() *cobra.Command {
	// `start` builds another state machine, with the chain's own id: see newKeepers.
	k := newKeepers(evmtypes.DefaultEVMChainID, baseapp.NewMsgServiceRouter(), log.NewNopLogger(), "")
	base := client.Context{}.
		WithCodec(k.Codec).WithInterfaceRegistry(k.InterfaceRegistry).WithTxConfig(k.TxConfig).WithLegacyAmino(k.Amino).
		WithAccountRetriever(authtypes.AccountRetriever{}).WithKeyringOptions(evmhd.EthSecp256k1Option()).
		WithInput(os.Stdin).WithHomeDir(defaultHome()).WithViper(envPrefix)
	root := &cobra.Command{
		Use:               appName,
		Short:             "Node of the banks' network",
		SilenceUsage:      true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error { return prepare(base, cmd) },
	}
	basics := k.basics()
	root.AddCommand(
		genutilcli.InitCmd(basics, defaultHome()),
		group("genesis", "Genesis file", genutilcli.ValidateGenesisCmd(basics), assembleCommand(k)),
		group("query", "Query the chain", append(queries(), authcli.QueryTxCmd())...),
		group("tx", "Sign and send what an operator may", append(transactions(), authcli.GetBroadcastCommand())...),
		evmclient.KeyCommands(defaultHome(), true), sdkserver.StatusCommand(),
		&cobra.Command{Use: "digest", Short: "Digest of the sources it was built from", Run: func(cmd *cobra.Command, _ []string) {
			cmd.Println(version)
		}},
	)
	evmserver.AddCommands(root, evmserver.NewDefaultStartOptions(newNode, defaultHome()), noExport, func(*cobra.Command) {})
	root.SetOut(os.Stdout)
	return root
}

func prepare(base client.Context, cmd *cobra.Command) error {
	ctx, err := client.ReadPersistentCommandFlags(base.WithCmdContext(cmd.Context()), cmd.Flags())
	if err != nil {
		return err
	}
	if ctx, err = clientconfig.ReadFromClientConfig(ctx); err != nil {
		return err
	}
	if err = client.SetCmdClientContextHandler(ctx, cmd); err != nil {
		return err
	}
	return sdkserver.InterceptConfigsPreRunHandler(cmd, serverconfig.DefaultConfigTemplate+evmconfig.DefaultEVMConfigTemplate,
		appDefaults(), consensusDefaults())
}

func group(use, short string, commands ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short, RunE: client.ValidateCmd}
	cmd.AddCommand(commands...)
	return cmd
}

// assembleCommand writes the genesis of a consortium: the one file that the banks share.
func assembleCommand(k *keepers) *cobra.Command {
	return &cobra.Command{
		Use:   "assemble CONSORTIUM.json GENESIS.json",
		Short: "Write the genesis of a consortium",
		Args:  cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			given, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			var c consortium
			if err := json.Unmarshal(given, &c); err != nil {
				return err
			}
			made, err := k.genesis(c)
			if err != nil {
				return err
			}
			return made.SaveAs(args[1])
		},
	}
}

func noExport(log.Logger, dbm.DB, int64, bool, []string, servertypes.AppOptions, []string) (servertypes.ExportedApp, error) {
	return servertypes.ExportedApp{}, errors.New("export is not offered: a new bank syncs from its peers")
}
