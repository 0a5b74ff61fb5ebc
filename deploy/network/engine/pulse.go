package main

import abci "github.com/cometbft/cometbft/abci/types"

// deafAfter is how many blocks the pool may be behind: one that is only busy is left in peace.
const deafAfter = 5

// Commit makes a block final, and sees to it that the transaction pool hears of it.
//
// The pool of cosmos/evm v0.7.3 hears of blocks by a subscription that has room for one. CometBFT ends a subscription
// that is full, as it is where blocks come quickly, after a restart or on a busy machine; what is handed in to the node
// from then on would wait for ever.
func (n *node) Commit() (*abci.ResponseCommit, error) {
	response, err := n.BaseApp.Commit()
	select {
	case n.commits <- struct{}{}:
	default:
	}
	return response, err
}

// keepPoolUp tells the pool of every block once it no longer hears of them by itself.
func (n *node) keepPoolUp() {
	deaf := false
	for {
		select {
		case <-n.closed:
			return
		case <-n.commits:
			deaf = deaf || n.poolHeight()+deafAfter < n.LastBlockHeight()
			if deaf {
				n.pool.NotifyNewBlock()
			}
		}
	}
}

// poolHeight is the last block that the pool has heard of.
func (n *node) poolHeight() int64 {
	ctx, err := n.pool.GetBlockchain().GetLatestContext()
	if err != nil {
		return 0
	}
	return ctx.BlockHeight()
}
