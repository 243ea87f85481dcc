# Everything Easel can do from a shell. Each target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
COMPILE := $(BIN)/uv pip compile pyproject.toml --extra fast --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --quiet

.PHONY: setup demo run test long check bench soak screenshots lock clean

setup: $(STAMP)

$(STAMP): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Easel needs Python 3.11 or newer; set PYTHON=/path/to/python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $(STAMP)

demo: $(STAMP)  ## Paint in a browser with no account: loopback Discord, twin providers, the real bot.
	@$(BIN)/python -m playground

run: $(STAMP)  ## The real bot, with the settings of .env.
	@$(BIN)/python -m bot run

test: $(STAMP)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

long: $(STAMP)  ## The suites that take minutes: faults crossed with faults, and the fleet.
	$(BIN)/python -m pytest -m long

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/pyright

bench: $(STAMP)  ## Easel beside a bot of discord.py alone, its recovery after a kill, what workers bear, what prompt rules cost. PART=words for one.
	$(BIN)/python -m benchmarks $(PART)

MINUTES ?= 10
soak: $(STAMP)  ## Random traffic, faults and kills; three ledgers have to agree. MINUTES=1 SEED=7 for another length, and the same again.
	@$(BIN)/python -m tests.soak --minutes $(MINUTES) $(if $(SEED),--seed $(SEED))

screenshots: $(STAMP)  ## Take the pictures of the docs from the real playground; needs a chromium.
	PYTHONPATH=. $(BIN)/python docs/screenshots/take.py

lock: $(STAMP)  ## Pin every dependency with hashes and without addresses, for developing and for running.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) --extra vision --group dev --output-file requirements.lock
	$(COMPILE) --output-file requirements-run.lock
	$(COMPILE) --extra vision --output-file requirements-vision.lock

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis .import_linter_cache
