# The commands of this project; `make help` lists them. Each sets up .venv by itself.
.DEFAULT_GOAL := help
.PHONY: help run test check lint types contracts fix snapshots bench torture clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARGS ?=

help: ## Show what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "refshelf needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "Python has no venv module here; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Setting up $(VENV) (once) ..." >&2
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1' >&2
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --constraint constraints.txt --group dev --editable . >&2
	@$(BIN)/python -m compileall -q $(VENV)/lib data user_state tui >/dev/null 2>&1 || true
	@touch $@

run: $(READY) ## Start refshelf (make run ARGS="list --json" runs a command)
	@$(BIN)/refshelf $(ARGS)

test: $(READY) ## Run the tests
	@$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

lint: $(READY) ## Look for mistakes and wrong formatting
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY) ## Check the types
	@$(BIN)/basedpyright

contracts: $(READY) ## Check that imports run one way
	@$(BIN)/lint-imports

check: lint types contracts test ## All of the above: lint, types, contracts, tests

fix: $(READY) ## Repair formatting and what lint can repair
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

snapshots: $(READY) ## Take the screen snapshots anew; look at each before you commit it
	@$(BIN)/python -m pytest tests/test_snapshots.py --snapshot-update

bench: $(READY) ## Measure speed, as ratios within one run
	@$(BIN)/python tests/bench/run.py $(ARGS)

torture: $(READY) ## Strike the storage with every fault, ever so often (takes long; ARGS=--small)
	@PYTHONPATH=tests $(BIN)/python tests/torture/run.py $(ARGS)

clean: ## Remove what was made here
	@rm -rf $(VENV) build dist *.egg-info .ruff_cache .pytest_cache .hypothesis .coverage* htmlcov
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
