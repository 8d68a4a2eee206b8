# Two commands to know: `make run` tries the whole program, `make test` proves it. Each does its own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: run test coverage lint format audit clean lock bench-understanding bench-guardrails

run: $(VENV)/.run  ## Serve the demo hospital on http://127.0.0.1:8000 (PORT)
	$(BIN)/careline serve

test: $(VENV)/.dev  ## Every test; those that need Chromium are skipped where it is missing
	$(BIN)/python -m pytest -n auto $(PYTEST)

coverage: $(VENV)/.dev  ## Every test again, counting the lines they reach; fails below the share in pyproject.toml
	$(BIN)/python -m pytest -n auto --cov --cov-report=term $(PYTEST)

lint: $(VENV)/.dev  ## Style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

audit: $(VENV)/.dev  ## Security advisories about what is pinned, as far as they can be reached; STRICT=1 (a release) fails where they cannot
	$(BIN)/python -m evals.advisories $(if $(STRICT),--strict)

bench-understanding: $(VENV)/.dev  ## How well messages are understood, on data that is not part of the project
	$(BIN)/python -m evals.bench_understanding

bench-guardrails: $(VENV)/.dev  ## Identifiers covered, emergencies heard, 100,000 hostile calls, the wire (CARELINE_HOSTILE_CALLS)
	$(BIN)/careline bench guardrails

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Careline needs Python 3.11 or newer; set PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet --no-deps --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --quiet --no-deps --require-hashes -r requirements-dev.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@ $(VENV)/.run

lock:  ## Pin every dependency with its hashes; needs uv
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --override deploy/overrides.txt pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --override deploy/overrides.txt --extra dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
