# make           install into .venv, build site/ from seeds/
# make test      install the test extras, run the whole suite
# make serve     build, show the site on this machine, and build again when a dump changes
# make bench      measure builds; make bench BENCH=--growth measures how they grow (see scripts/README.md)
# make lint, make format, make bless, make clean

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
INSTALLED_FROM := pyproject.toml hatch_build.py package-lock.json

.PHONY: site serve test bench lint format bless clean

site: .venv/installed
	@$(BIN)/python build.py

serve: .venv/installed-serve
	@$(BIN)/python build.py serve

test: lint
	$(BIN)/python -m pytest --cov --numprocesses auto --dist worksteal

bench: .venv/installed
	@$(BIN)/python scripts/bench.py $(BENCH)

lint: .venv/installed-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/installed-test
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# Take the golden site as it is built now for the expected one; read the difference before committing.
bless: .venv/installed-test
	$(BIN)/python -m pytest tests/golden --bless

clean:
	rm -rf site .venv src/newsmorgue/_built .coverage .*_cache .newsmorgue-cache

.venv/installed: $(INSTALLED_FROM) | $(BIN)/python
	@echo "Installing newsmorgue into .venv …"
	@$(PIP) -e .
	@touch $@

.venv/installed-serve: $(INSTALLED_FROM) | $(BIN)/python
	@echo "Installing newsmorgue and what watches the dumps into .venv …"
	@$(PIP) -e '.[serve]'
	@touch .venv/installed $@

.venv/installed-test: $(INSTALLED_FROM) | $(BIN)/python
	@echo "Installing newsmorgue and its test extras into .venv …"
	@$(PIP) -e '.[test]'
	@touch .venv/installed $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "newsmorgue needs Python 3.11 or newer; run: make PYTHON=python3.13"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv is missing; on Debian or Ubuntu run: sudo apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv .venv
