# `make help` lists the targets. Every target sets up what it needs in .venv first.
PYTHON ?= python3
# Processes of the tests.
JOBS ?= 2
# BLAS threads of parallel tests wait for each other where cores are few.
ONE_THREAD := OPENBLAS_NUM_THREADS=1
# For example: make test ARGS="-k bitlinear".
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
# One stamp for each set of extras: a warm run installs nothing.
SIM := $(VENV)/.installed-sim
DEV := $(VENV)/.installed-dev
NOTEBOOKS := $(VENV)/.installed-notebooks
REFERENCE := .venv-reference
# The board that is synthesised.
BOARD ?= pynq-z2
PROMPT := ROMEO:
TOKENS := 240

.PHONY: help demo test pynq cross verilog lint bench synth synth-trend bitstream notebooks pictures goldens nightly offline clean

help:  ## say what the targets do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(SIM)  ## generate text on the Verilated RTL
	$(BIN)/tritile generate --platform verilator --board tiny --prompt "$(PROMPT)" --tokens $(TOKENS) --drafts 0 $(ARGS)

test: $(DEV)  ## run the tests
	$(ONE_THREAD) $(BIN)/python -m pytest -n $(JOBS) $(ARGS)

pynq: $(DEV)  ## run tests/overlay on several pynq, numpy and Python; one: ARGS="--only py312"
	$(ONE_THREAD) PYTHONPATH=tools $(BIN)/python -m pynq_matrix --jobs $(JOBS) $(ARGS)

cross: $(DEV)  ## the C kernels for the boards' processors beside numpy; one: ARGS="--only armhf"
	PYTHONPATH=tools $(BIN)/python -m cross $(ARGS)

verilog: $(DEV)  ## convert the RTL to gen/<board>/; docs/registers.md; the boards' .hwh
	PYTHONHASHSEED=0 $(BIN)/python -m tritile_rtl.convert --docs docs --overlay overlay/tritile_overlay $(ARGS)

lint: $(DEV)  ## ruff, pyright, import-linter, Verilator's -Wall on gen/
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python tools/lint_verilog.py

bench: $(DEV)  ## run the bars and write docs/measurements.md; one: ARGS="--only prefill-zcu104"
	PYTHONPATH=tools $(BIN)/python -m bars $(ARGS)

synth: $(DEV)  ## what BOARD takes of its part, by Yosys: build/synth/<board>.json, docs/synthesis.md
	PYTHONPATH=tools $(BIN)/python -m synth "$(BOARD)" $(ARGS)

synth-trend: $(DEV)  ## place and route a row and an accumulator on an ECP5: ratios, no MHz
	$(BIN)/python -m pip install --quiet -e ".[trend]"
	PYTHONPATH=tools $(BIN)/python -m synth.trend "$(BOARD)" $(ARGS)

bitstream: $(DEV)  ## build BOARD's bitstream with Vivado, into the overlay; see docs/vivado.md
	$(BIN)/python tools/bitstream.py "$(BOARD)" $(ARGS)

notebooks: $(NOTEBOOKS)  ## run the notebooks; outputs and pictures: build/notebooks; one: ARGS=03
	$(BIN)/python -m pytest -q tests/notebooks tests/host/notebook tests/tools/test_run_notebooks.py
	$(BIN)/python tools/run_notebooks.py $(ARGS)

pictures: $(NOTEBOOKS)  ## draw the README's pictures from the notebooks: docs/pictures
	$(BIN)/python tools/run_notebooks.py --pictures

goldens: $(REFERENCE)/.installed  ## make tests/data afresh with transformers (1.2 GB of downloads)
	TORCHDYNAMO_DISABLE=1 $(REFERENCE)/bin/python tools/make_goldens.py $(ARGS)

nightly: $(DEV)  ## run what takes minutes or hours, shortest first; one: ARGS="-k token_2b"
	$(ONE_THREAD) $(BIN)/python -m pytest -n $(JOBS) --maxschedchunk 1 -m nightly --durations 0 $(ARGS)

offline: $(DEV)  ## everything that BOARD needs without internet, in dist/<board>
	$(BIN)/python tools/offline_install.py "$(BOARD)" $(ARGS)

clean:  ## remove everything that git does not keep
	rm -rf $(VENV) $(REFERENCE) .venv-pynq build dist host/*.egg-info *.egg-info
	rm -rf .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find arch rtl sim host gen tests tools -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@PYTHON="$(PYTHON)" sh tools/check_tools.sh
	$(PYTHON) -m venv $(VENV)

$(SIM): pyproject.toml | $(VENV)/bin/python
	@PYTHON="$(PYTHON)" sh tools/check_tools.sh
	$(BIN)/python -m pip install --quiet -e ".[sim]"
	@touch $@

$(DEV): pyproject.toml | $(VENV)/bin/python
	@PYTHON="$(PYTHON)" sh tools/check_tools.sh
	$(BIN)/python -m pip install --quiet -e ".[sim,dev]"
	@touch $(SIM) $@

$(NOTEBOOKS): pyproject.toml | $(VENV)/bin/python
	@PYTHON="$(PYTHON)" sh tools/check_tools.sh
	$(BIN)/python -m pip install --quiet -e ".[sim,dev,notebooks]"
	@touch $(SIM) $(DEV) $@

$(REFERENCE)/.installed: pyproject.toml
	@PYTHON="$(PYTHON)" sh tools/check_tools.sh
	$(PYTHON) -m venv $(REFERENCE)
	$(REFERENCE)/bin/python -m pip install --quiet -e ".[reference]"
	@touch $@
