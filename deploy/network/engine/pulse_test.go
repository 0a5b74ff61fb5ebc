package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	abci "github.com/cometbft/cometbft/abci/types"
)

func TestThePoolFollowsTheChainThoughItsSubscriptionHasEnded(t *testing.T) {
	// It heard of one block, and nobody tells it of those that follow.
	shared.pool.NotifyNewBlock()
	heard := shared.poolHeight()
	for range 2 * deafAfter {
		height := shared.LastBlockHeight() + 1
		_, err := shared.FinalizeBlock(&abci.RequestFinalizeBlock{Height: height, Time: now.Add(time.Duration(height) * time.Second)})
		require.NoError(t, err)
		_, err = shared.Commit()
		require.NoError(t, err)
		// As far apart as blocks are, or the last may be told of while the one before it is looked at.
		time.Sleep(50 * time.Millisecond)
	}
	require.Eventually(t, func() bool { return shared.poolHeight() >= heard+2*deafAfter }, 5*time.Second, 10*time.Millisecond)
}
