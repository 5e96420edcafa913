# make run     Dure with its samples on http://127.0.0.1:8000/ (PORT=8001 make run for another port)
# make test    every check: lint, then all tests on SQLite and on PostgreSQL
# make lint    style, types, imports between rooms, templates
# make lock    resolve requirements/*.txt again
# make bench   time the computations
# make clean   remove the environment and what Dure has written (var/)

PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: setup setup-dev run test lint lock bench clean
.DEFAULT_GOAL := run

setup: .venv/.installed-run
setup-dev: .venv/.installed-dev

.venv/bin/python:
	@set -e; for python in python3.13 python3.12 python3.11 python3; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making an environment with $$($$python --version)"; \
	    $$python -m venv .venv || { rm -rf .venv; exit 1; }; exit 0; \
	  fi; \
	done; \
	echo "Dure needs Python 3.11 or later, with its venv module. Found: $$(python3 --version 2>&1)" >&2; exit 1

.venv/.installed-run: requirements/run.txt pyproject.toml | .venv/bin/python
	@echo "Installing what Dure needs (once; about a minute)"
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/.installed-dev: requirements/dev.txt .venv/.installed-run
	@echo "Installing what the checks need"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

# In a terminal the server gets a process group of its own, so that Ctrl-C ends the server and not
# make as well; elsewhere it takes the shell's place, so that a signal to make reaches it.
run: setup
	@if [ -t 0 ]; then set -m; $(BIN)/dure demo --port $(PORT); \
	else exec $(BIN)/dure demo --port $(PORT); fi

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint src --lint --quiet

test: setup-dev lint
	@tools/ensure_browser.sh
	@tools/test_both.sh

lock: setup-dev
	tools/lock.sh $(ARGS)

bench: setup-dev
	$(BIN)/python -m bench $(ARGS)

clean:
	rm -rf .venv var .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
