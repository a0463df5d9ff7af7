# One command for each thing that one does here: `make help` lists them.
# Everything is installed into .venv from constraints.txt, which pins every package by version and hash.

# The first of these that runs and is new enough; PYTHON=… names another.
PYTHON ?= $(shell for one in python3.11 python3.12 python3.13 python3; do \
  $$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
VENV   ?= .venv
JOBS   ?= 2
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help setup demo test interop test-all-pythons check floors manual constraints bench bench-record clean

help:            ## show these lines
	@awk -F ':[^#]*## ' '/^[a-z-]+:[^#]*## / {printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY)  ## install everything into .venv (PYTHON=python3.13 for another interpreter)

$(READY): pyproject.toml constraints.txt
	@$(or $(PYTHON),false) -c '' || { echo "Python 3.11 or newer is needed; name one with PYTHON=/path/to/python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(READY)   ## January 2022 in the terminal, then the pages at http://localhost:8000 (DEMO_ONCE=1: check them and stop)
	@.ci/paper || echo "the pages go without PDFs"
	@PATH="$(abspath $(BIN)):$$PATH" .ci/demo

test: $(READY)   ## run every test (installs Chromium, PostgreSQL, Pango and poppler when they are missing)
	@.ci/browser
	@.ci/paper
	@.ci/debian-package pdfinfo poppler-utils
	@PATH="$$PATH:$$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)" .ci/debian-package initdb postgresql
	$(BIN)/python -m pytest -q -n $(JOBS)

test-all-pythons: ## run every test on Python 3.11, 3.12 and 3.13
	@for version in 3.11 3.12 3.13; do \
	  python=$$(ls -d $$HOME/.pyenv/versions/$$version.*/bin/python 2>/dev/null | tail -n 1); \
	  $(MAKE) --no-print-directory test PYTHON=$${python:-python$$version} VENV=.venv-$$version || exit 1; \
	done

interop: $(READY) ## show the record to strangers' tools: Go, aics-tlog, sigstore, a browser (installs them)
	@PATH="$(abspath $(BIN)):$$PATH" .ci/interop

check: $(READY)  ## lint, format, types, floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

floors: $(READY) ## write the generated contracts of .importlinter anew
	$(BIN)/python -m tests.house.contracts

manual: $(READY) ## write docs/manual/findings.md and acts.md, the sessions in pages and the methods of the library anew
	$(BIN)/python -m tests.house.manual
	$(BIN)/python -m tests.house.sessions
	$(BIN)/python -m tests.exchange.atop.manual
	$(BIN)/python -m tests.house.methods

bench: $(READY)  ## measure, and write .bench/*.json
	@.ci/debian-package wrk wrk
	$(BIN)/python -m benchmarks

bench-record: $(READY) ## measure the record beside pymerkle, aics-tlog, eventsourcing, git, pgbench and bare SQLite (about ten minutes)
	@.ci/bench-peers
	$(BIN)/python -m benchmarks.record

constraints:     ## pin the dependencies of pyproject.toml anew, by hash (needs uv)
	uv pip compile -q --universal --generate-hashes --no-annotate --no-header --python-version 3.11 --all-extras pyproject.toml -o constraints.txt

clean:           ## remove what the other targets made
	rm -rf .venv .venv-3.* .bench .interop .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
