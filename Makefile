# Every target makes what it needs. Wanted: Python 3.11 or newer with venv, make, git and a package index; with a C
# compiler, reading PDFs is faster.
PYTHON ?= python3
UV_VERSION := 0.13
BOOTSTRAP := build/bootstrap
UV := $(BOOTSTRAP)/bin/uv
BIN := .venv/bin
FOLDERS := api audit cli evaluate extract normalize outputs parsers pipeline schema
CODE := $(FOLDERS) benchmarks docs tests
PYTEST_WORKERS ?= 2

export UV_PYTHON_DOWNLOADS := never
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME
# Python keeps what it compiles, and so does the program its patterns: a command takes half the time. The run at the end
# of the set-up makes it so.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test lint format bench accuracy docs clean FORCE
.DEFAULT_GOAL := setup

setup: .venv/.made

# The editable install is a tree of links: a file that comes or goes is seen after an install, an edit at once.
build/files.txt: FORCE
	@mkdir -p build
	@find $(FOLDERS) -type f ! -name '*.pyc' ! -name '_loops.*' | LC_ALL=C sort > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "$(PYTHON) is older than 3.11: make PYTHON=python3.11 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null \
		|| { echo "$(PYTHON) has no venv: install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv --clear $(BOOTSTRAP)
	$(BOOTSTRAP)/bin/pip install --quiet --disable-pip-version-check 'uv==$(UV_VERSION).*'

.venv/.made: pyproject.toml setup.cfg uv.lock build/files.txt extract/pdf/loops.c | $(UV)
	$(UV) sync --quiet --frozen --python $(BOOTSTRAP)/bin/python --reinstall-package thaimemo
	@$(BIN)/python -m compileall -q build/__editable__*
	@$(BIN)/thaimemo extract samples/hr-scorecard-clean.md > /dev/null
	@touch $@

# An audit that finds something ends with 1, one that could not read a file with 3: only the first is expected here.
demo: setup
	@$(BIN)/thaimemo audit samples || test $$? -eq 1
	@sample=$$(ls samples/*.md samples/*.txt 2>/dev/null | head -n 1) \
		&& echo "The record of $$sample begins:" && $(BIN)/thaimemo extract "$$sample" > build/demo.json \
		&& head -n 40 build/demo.json && echo "... (all of it in build/demo.json)"

test: setup
	$(BIN)/pytest -n $(PYTEST_WORKERS)

lint: setup
	$(UV) lock --quiet --check
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/generate.py --check

format: setup
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

bench: setup
	$(BIN)/python benchmarks/text_memo.py

# What docs/accuracy.md states: documents with known answers, and thousands of contradictions (some minutes).
accuracy: setup
	@mkdir -p build
	cd benchmarks && ../$(BIN)/python -m contradictions --out ../build/contradictions.json > /dev/null
	PYTHONPATH=tests $(BIN)/python docs/accuracy.py build/contradictions.json
	$(BIN)/python docs/generate.py

docs: setup
	$(BIN)/python docs/generate.py

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
