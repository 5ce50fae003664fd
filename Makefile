PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Pure rules, files, stores, use cases, and what holds the pages and the layers together: no processes, few commands.
QUICK := tests/core tests/law tests/records tests/files tests/work tests/store tests/test_docs.py tests/test_dpia.py tests/test_layers.py \
	tests/test_suite.py tests/cli/test_commands.py tests/cli/test_effort.py tests/cli/test_today.py tests/cli/test_refusals.py

.PHONY: demo test check quick reliability format docs picture migration bench lock audit clean

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

demo: $(VENV)/.installed  ## install and run the main job on the fictional caseload, in a throw-away store
	$(BIN)/inburgering demo

test: $(VENV)/.installed-dev  ## install with the development tools and run everything
	$(MAKE) --no-print-directory check

check: $(VENV)/.installed-dev  ## lint, types, all tests, and known weaknesses of the dependencies; ends with what was skipped
	$(BIN)/python .ci/check.py

quick: $(VENV)/.installed-dev  ## under a minute, for while one works: lint, types, and the tests of QUICK
	$(BIN)/python .ci/check.py --no-audit $(QUICK)

reliability: $(VENV)/.installed-dev  ## the long form of the tests of reliability, hours; LONG=0.3 for a third of it
	INBURGERING_LONG=$(or $(LONG),1) $(BIN)/python -m pytest tests/reliability tests/store

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks

docs: $(VENV)/.installed-dev  ## write the generated pages anew
	$(BIN)/python -m inburgering_cli.screen.terms_page > docs/termijnen.md
	$(BIN)/python -m inburgering_cli.cli.pages.commands_page > docs/commands.md
	$(BIN)/python -m inburgering_cli.cli.pages.man_page > docs/inburgering.1

picture: $(VENV)/.installed-dev  ## make the pictures of the README and the output that the manual shows anew
	$(BIN)/python -m tests.picture
	$(BIN)/python -m tests.manual

migration: $(VENV)/.installed-dev  ## write schema.sql and the schema part of the newest migration anew, before it is released
	$(BIN)/python -m inburgering_cli.store.migrations.ddl

bench: $(VENV)/.installed-dev  ## time the program beside its baselines, up to a million dossiers (a quarter of an hour, 4 GB of disk); a part: BENCH=records
	$(BIN)/python -m benchmarks.run $(BENCH)

lock:  ## write the exact versions of all dependencies anew, the newest that pyproject.toml allows
	rm -rf .lock
	$(PYTHON) -m venv .lock
	.lock/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	.lock/bin/python -m pip freeze --exclude inburgering-cli > constraints.txt
	rm -rf .lock

audit: $(VENV)/.installed  ## ask for known weaknesses in the locked dependencies; says so when the network does not answer
	$(BIN)/python .ci/audit.py

clean:
	rm -rf $(VENV) .audit .bench dist
