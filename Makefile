# Needs Python 3.11 or later and make, nothing else. `make demo` and `make test` set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
OUT := out/demo

.PHONY: demo test check bench schema ocr cluster clean

demo: $(VENV)/.run-stamp
	$(BIN)/planparse convert samples -o $(OUT)
	@echo "The JSON is in $(OUT)"

test: $(VENV)/.dev-stamp
	$(BIN)/python -m pytest -q

check: $(VENV)/.dev-stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/planparse check samples

bench: $(VENV)/.dev-stamp
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/pdf.py
	$(BIN)/python benchmarks/word.py
	$(BIN)/python benchmarks/grammar.py
	$(BIN)/python benchmarks/batch.py
	$(BIN)/python benchmarks/scale.py

ocr: $(VENV)/.run-stamp
	$(PIP) -e '.[ocr]'

cluster: $(VENV)/.run-stamp
	$(PIP) -e '.[cluster]'

schema: $(VENV)/.run-stamp
	$(BIN)/planparse schema > docs/schema.json

$(VENV)/.venv-stamp:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "planparse needs Python 3.11 or later")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/.run-stamp: $(VENV)/.venv-stamp pyproject.toml constraints.txt
	$(PIP) -e .
	touch $@

$(VENV)/.dev-stamp: $(VENV)/.venv-stamp pyproject.toml constraints.txt
	$(PIP) -e '.[dev]'
	touch $@ $(VENV)/.run-stamp

clean:
	rm -rf out build dist
