# Every target sets up what it needs and does nothing twice. Python 3.11 or later; node only if it is there already.
#   make demo          deploy to the embedded chain and carry two credits from issuance to payment
#   make test          all tests
#   make network       build the engine, start six validators anew, deploy, tell the first story on them; needs Go
#   make test-network  test four validators: killed, emptied, foreign, voting; needs Go
#   make lint          ruff, mypy, solhint, prettier
#   make compile       contracts/ -> client/usance/artifacts/, with the code sizes
#   make gas           write the gas and code-size snapshots tests/gas.json and tests/desk_gas.json anew
#   make audit         slither over the contracts, in an environment of its own
#   make clean         remove all that was made here

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
comma := ,
SYSTEM_NODE := $(shell node --version >/dev/null 2>&1 && npm --version >/dev/null 2>&1 && echo yes)
EXTRAS := dev$(if $(SYSTEM_NODE),,$(comma)node)
INSTALLED := $(VENV)/.installed-dev$(if $(SYSTEM_NODE),,-node)
AUDIT_VENV := .venv-audit
CONSORTIUM := .usance/consortium

.PHONY: help demo test network test-network lint compile artifacts gas audit clean
.DEFAULT_GOAL := help

help:
	@sed -n 's/^#   //p' Makefile

demo: artifacts
	@$(VENV)/bin/usance demo

test: artifacts
	$(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

network: artifacts
	$(PY) -m deploy.network build
	@if [ -e $(CONSORTIUM)/consortium.json ]; then $(PY) -m deploy.network destroy; fi
	$(PY) -m deploy.network init
	$(PY) -m deploy.network start
	$(PY) -m deploy --network consortium --records $(CONSORTIUM)/records
	$(PY) -m deploy.network tell
	$(PY) -m deploy.network status

test-network: artifacts
	$(PY) -m pytest -m network tests/network

lint: $(INSTALLED)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	@node="$$($(PY) -m deploy.solc.node)" && set -x && \
	"$$node" node_modules/solhint/solhint.js --disc --noPoster --max-warnings 0 'contracts/**/*.sol' && \
	"$$node" node_modules/prettier/bin/prettier.cjs --check 'contracts/**/*.sol'

compile: $(INSTALLED)
	$(PY) -m deploy.compile

artifacts: $(INSTALLED)
	@$(PY) -m deploy.compile >/dev/null

gas: artifacts
	USANCE_UPDATE_GAS=1 $(PY) -m pytest -q tests/test_gas.py tests/test_desk_gas.py

audit: $(INSTALLED) $(AUDIT_VENV)/.installed
	$(PY) -m deploy.audit $(AUDIT_VENV)/bin/slither

clean:
	rm -rf $(VENV) $(AUDIT_VENV) .build node_modules client/usance/artifacts client/usance/artifacts.lock client/usance/artifacts.tmp-*
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
	find client deploy tests -name __pycache__ -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else \
		"Usance needs Python 3.11 or later, and $(PYTHON) is " + sys.version.split()[0] + ": make PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml requirements.lock | $(PY)
	$(PY) -m pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[$(EXTRAS)]'
	@touch $@

# Slither needs web3 below 8; with web3 8 beside it pip would quietly take an old Slither.
$(AUDIT_VENV)/.installed:
	$(PYTHON) -m venv $(AUDIT_VENV)
	$(AUDIT_VENV)/bin/python -m pip install --quiet --disable-pip-version-check slither-analyzer==0.11.6
	@touch $@
