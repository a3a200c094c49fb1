# make site | serve | check | test | bench | shots | lint | lock | clean
# Needs Python 3.11 or newer and make; everything else is installed into .venv by these targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ANTOAN := $(BIN)/antoan
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
TOOLS := scripts/browser/node_modules/.installed
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: site serve check test lint bench shots lock clean

site: $(VENV)/.installed $(TOOLS)
	@echo "== Dựng trang / Building the site"
	$(ANTOAN) build

serve: $(VENV)/.installed $(TOOLS)
	$(ANTOAN) serve --drafts

check: $(VENV)/.installed
	$(ANTOAN) check

test: lint $(TOOLS) tests/node_modules/.installed
	@echo "== Trình duyệt cho các phép thử / A browser for the tests"
	$(BIN)/python -m tests.browser
	@echo "== Chạy các phép thử / Running the tests"
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	@echo "== Kiểm tra mã nguồn / Checking the code"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev $(TOOLS)
	$(BIN)/python -m tests.bench --articles 200 1000 5000 --out tests/bench/RESULTS.md
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.bench.search --articles 5000
	$(BIN)/python -m tests.bench.feeds

shots: site $(VENV)/.installed-dev
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.shots

$(VENV)/.installed: requirements.lock pyproject.toml
	@echo "== Cài đặt / Setting up ($(VENV))"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@echo "== Cài thêm công cụ kiểm thử / Setting up the test tools"
	$(INSTALL) -r requirements-dev.lock
	@touch $@

# What bundles and minifies the scripts and styles of the pages; node comes by pip.
scripts/browser/node_modules/.installed: $(VENV)/.installed scripts/browser/package-lock.json
	@echo "== Công cụ cho phần chạy trong trình duyệt / Tools for what runs in the browser"
	$(NPM) --prefix scripts/browser
	@touch $@

# The Nu Html Checker is a Java program that comes by npm; node and Java come by pip.
tests/node_modules/.installed: $(VENV)/.installed-dev tests/package-lock.json
	@echo "== Bộ kiểm tra HTML / The HTML checker"
	$(NPM) --prefix tests
	@touch $@

# Writes the lock files again, after a version in pyproject.toml was changed.
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --no-header --no-annotate
lock: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet uv==0.13.9
	$(BIN)/$(LOCK) pyproject.toml --group build -o requirements.lock
	$(BIN)/$(LOCK) pyproject.toml --group build --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) .cache site site.new-* site.old-* shots tests/node_modules scripts/browser/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
