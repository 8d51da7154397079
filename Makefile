# The one list of commands, for people and machines alike.  `make` alone prints it.
# A fresh machine needs Python 3.11 or newer and make; everything else goes into $(VENV), locked by hash.

PYTHON ?= python3
VENV ?= .venv
QUARTER ?= 2026Q4
# Fifty throws of a die; a shorter value could be found by trying all of them, and `plan` would warn.
SEED ?= 36245 11632 54461 25313 66124 51342 23165 41526 13464 52231

SHELL := /bin/sh
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKS := requirements/core.lock requirements/build.lock requirements/dev.lock
# Folders are listed as well as files: a deleted file changes only its folder.
PACKED := $(shell find scheduler models data shell cli.py -name __pycache__ -prune -o -print 2>/dev/null)
DEMO := out/demo

# The checkout must not shadow the installed wheel: Python may not put the current folder on its path.
export PYTHONSAFEPATH := 1
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help venv demo browser test test-all lint format types layers cover bench bench-table docs lock messages reference wheel clean

help:  ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-11s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

venv: $(VENV)/dev.stamp $(VENV)/wheel.stamp  ## make .venv with the locked libraries and the program

demo: $(VENV)/wheel.stamp  ## plan a made-up district from rosters to visit lists, in out/demo
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/chayici demo $(DEMO)/district
	$(BIN)/chayici import $(DEMO)/district --marked $(DEMO)/marked --db sqlite:///$(DEMO)/district.sqlite
	$(BIN)/chayici check-rules --quarter $(QUARTER) --db sqlite:///$(DEMO)/district.sqlite
	$(BIN)/chayici plan --quarter $(QUARTER) --seed '$(SEED)' --db sqlite:///$(DEMO)/district.sqlite
	$(BIN)/chayici export latest --to $(DEMO)/papers --db sqlite:///$(DEMO)/district.sqlite
	$(BIN)/chayici verify $(DEMO)/papers/plan.json
	@printf '\nThe visit lists and papers lie in %s:\n' '$(CURDIR)/$(DEMO)/papers' && ls $(DEMO)/papers $(DEMO)/papers/部门任务
	@$(BIN)/chayici status latest --db sqlite:///$(DEMO)/district.sqlite

# The verifier's page is tested in a real browser; these are the names it goes by.
BROWSERS := chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable
APT := DEBIAN_FRONTEND=noninteractive apt-get

browser:  ## find a Chromium for the verifier's page; as root on Debian or Ubuntu, install one
	@for name in $(BROWSERS); do if command -v $$name >/dev/null; then exit 0; fi; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo 'Installing Chromium for the tests of verify/verify.html.'; \
		$(APT) update -qq && { $(APT) install -y -qq --no-install-recommends chromium-headless-shell \
			|| $(APT) install -y -qq --no-install-recommends chromium; } >/dev/null; \
	else echo 'The tests need a Chromium or Chrome; on Debian: apt install chromium-headless-shell (elsewhere: chromium)'; exit 1; fi

test: lint types layers browser $(VENV)/wheel.stamp  ## all checks, then the tests against the built wheel (a few minutes)
	CHAYICI_WHEEL=1 $(BIN)/python -m pytest -n 2 -m "not slow" --cov --cov-fail-under=95 --cov-report=term

test-all: lint types layers browser $(VENV)/wheel.stamp  ## the same with the slow tests
	CHAYICI_WHEEL=1 $(BIN)/python -m pytest -n 2 --cov --cov-fail-under=95 --cov-report=term

lint: $(VENV)/dev.stamp  ## style of the code, freshness of the translations
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/python docs/tools/messages.py --check

format: $(VENV)/dev.stamp  ## put the style right where a machine can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(VENV)/dev.stamp  ## mypy strict
	$(BIN)/mypy

layers: $(VENV)/dev.stamp  ## who may import whom
	$(BIN)/lint-imports

cover: browser $(VENV)/dev.stamp $(VENV)/wheel.stamp  ## which branches no test reaches, as pages in htmlcov
	CHAYICI_WHEEL=1 $(BIN)/python -m pytest -n 2 -m "not slow" --cov --cov-report=html

bench: $(VENV)/bench.stamp $(VENV)/wheel.stamp  ## measure against the reference figures and the peers
	PYTHONSAFEPATH= $(BIN)/python benchmarks/run.py $(ONLY)

bench-table: $(VENV)/bench.stamp  ## write docs/reference/benchmarks.md and its picture from what was measured
	PYTHONSAFEPATH= $(BIN)/python benchmarks/page.py

docs: $(VENV)/dev.stamp $(VENV)/wheel.stamp  ## run every example in the documentation
	CHAYICI_WHEEL=1 $(BIN)/python -m pytest tests/docs

# One resolution for all systems and all Pythons from 3.11 on; hashes, but no host: see docs/adr/0004.
COMPILE = $(BIN)/uv pip compile --quiet --upgrade --universal --fork-strategy fewest --generate-hashes \
	--python-version 3.11 --no-annotate --no-emit-index-url --custom-compile-command 'make lock'

lock: $(VENV)/dev.stamp  ## resolve the libraries anew into requirements/*.lock
	$(COMPILE) pyproject.toml -o requirements/core.lock >/dev/null
	$(COMPILE) --group build -o requirements/build.lock >/dev/null
	$(COMPILE) pyproject.toml --group build --group dev -c requirements/core.lock -c requirements/build.lock \
		-o requirements/dev.lock >/dev/null
	$(COMPILE) pyproject.toml --extra bench --group build --group dev -c requirements/dev.lock \
		-o requirements/bench.lock >/dev/null
	@! grep -nE '://|index-url|find-links' $(LOCKS) requirements/bench.lock

messages: $(VENV)/dev.stamp  ## compile the Chinese sentences (.po) for the program (.mo)
	$(BIN)/python docs/tools/messages.py

reference: $(VENV)/wheel.stamp  ## write the generated pages: commands, errors, worked example
	$(BIN)/python docs/tools/reference.py
	$(BIN)/python docs/tools/example.py

wheel: $(VENV)/wheel.stamp  ## build the wheel into dist

clean:  ## remove everything made here, .venv included
	rm -rf $(VENV) build dist out htmlcov .coverage .coverage.* .*_cache .hypothesis

# A changed lock makes the environment anew, so that nothing of the old one lingers.  The locks are complete:
# without --no-deps, an older pip looks past a pin for a newer release of a library that is asked for with an extra.
$(VENV)/core.stamp: $(LOCKS)
	@command -v $(PYTHON) >/dev/null || { echo 'chayici needs Python 3.11 or newer; there is no $(PYTHON) here.'; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version.split()[0]; sys.exit(sys.version_info < (3, 11) and "chayici needs Python 3.11 or newer, but $(PYTHON) is " + v + "; name another, e.g. make PYTHON=python3.12 demo")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo 'The venv module of $(PYTHON) is not installed; on Debian or Ubuntu: apt install python3-venv'; exit 1; }
	@echo 'Making $(VENV) from the locks; the first time, some hundred megabytes are fetched.'
	@rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --no-deps --require-hashes -r requirements/core.lock -r requirements/build.lock
	@touch $@

$(VENV)/dev.stamp: $(VENV)/core.stamp
	$(PIP) install --no-deps --require-hashes -r requirements/dev.lock
	@touch $@

# The peers of the benchmarks: nobody else needs them.
$(VENV)/bench.stamp: $(VENV)/dev.stamp requirements/bench.lock
	$(PIP) install --no-deps --require-hashes -r requirements/bench.lock
	@touch $@

$(VENV)/wheel.stamp: $(VENV)/core.stamp pyproject.toml README.md LICENSE $(PACKED)
	@rm -rf build dist
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .
	$(PIP) install --no-deps --force-reinstall dist/*.whl
	@touch $@
