# `make show` and `make test` set up all that they need: a virtual environment in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONSUMERS := $(VENV)/consumers
# The environment that `make consumers` sets up, else ours.
WITH_OTHERS = $$($(CONSUMERS)/bin/python -c 'import libyatl, pytest, xdist' 2>/dev/null \
	&& echo $(CONSUMERS)/bin/python || echo $(BIN)/python)

.PHONY: help show test test-all coverage update pictures check consumers torture mutation fuzz bench bench-page sweep clean

help:
	@echo "make show        set up and draw the curated chronology"
	@echo "make test        set up and pass the tests"
	@echo "make test-all    set up and pass the tests at all their depths"
	@echo "make coverage    set up and measure how much of the source the tests of make test pass through"
	@echo "make update      write anew the answers that the tests compare with; then read git diff"
	@echo "make pictures    draw anew the pictures that the README and the manual show"
	@echo "make check       set up and run ruff and mypy"
	@echo "make consumers   set up a browser and other programs, and try ours with them"
	@echo "make torture     set up Spark and Dask, and ask their frames"
	@echo "make mutation    set up, break what edits files in small ways, and see that a test fails of each"
	@echo "make fuzz        set up a fuzzer, replay what it found, and look for more"
	@echo "make bench       set up and measure"
	@echo "make bench-page  measure the page in Chromium"
	@echo "make sweep       set up and measure every command on a megabyte of every shape"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.developing: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[png]' || \
		echo "resvg-py cannot be had here: tests of PNG are skipped"
	touch $@ $(VENV)/.installed

show: $(VENV)/.installed
	@$(BIN)/libyatl show

test: $(VENV)/.developing
	$(BIN)/python -m pytest -n auto --dist loadgroup

# LIBYATL_DEPTH=all looks at all that `make test` draws a part of; tests/depths.py has both.
test-all: $(VENV)/.developing
	LIBYATL_DEPTH=all $(BIN)/python -m pytest -n auto --dist loadgroup

# To follow each branch makes every test twice as slow, and what is drawn deeper takes few new ones.
coverage: $(VENV)/.developing
	$(BIN)/python -m pytest -n auto --dist loadgroup --cov --cov-report=

# With LIBYATL_UPDATE=1 a test that compares with a file writes the file instead.
update: $(VENV)/.developing
	LIBYATL_UPDATE=1 $(BIN)/python -m pytest -n auto --dist loadgroup \
		tests/docs tests/cli tests/museum tests/views tests/checks tests/formats

# Screenshots of the page are taken where there is a browser; where not, they stay as they are.
pictures: $(CONSUMERS)/.installed
	LIBYATL_UPDATE=1 $(BIN)/python -m pytest -q tests/docs/test_pictures.py
	LIBYATL_UPDATE=1 $(WITH_OTHERS) -m pytest -q -rs tests/consumers/test_screenshots.py

check: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	for platform in darwin win32; do \
		$(BIN)/mypy --platform $$platform --cache-dir .mypy_cache/$$platform src stubs || exit 1; \
	done

# Other programs, a browser among them; Miller, jq and pandoc are used where they are installed. What
# cannot be had is tried again the next time.
$(CONSUMERS)/.installed: pyproject.toml tests/consumers/set_up.sh | $(VENV)/.developing
	PYTHON=$(PYTHON) sh tests/consumers/set_up.sh $(CONSUMERS)

consumers: $(CONSUMERS)/.installed
	$(WITH_OTHERS) -m pytest -rs -n auto --maxprocesses 4 --dist loadgroup tests/consumers

# What cannot be had is tried again the next time; its tests are skipped by name.
TORTURE := $(VENV)/torture
$(TORTURE)/.installed: pyproject.toml
	$(PYTHON) -m venv $(TORTURE)
	$(TORTURE)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	for program in pyspark 'dask[dataframe]'; do \
		$(TORTURE)/bin/python -m pip install --quiet --disable-pip-version-check "$$program" || \
			{ echo "$$program cannot be had here: tests that need it are skipped"; missing=1; }; \
	done; [ -n "$$missing" ] || touch $@

torture: $(TORTURE)/.installed
	LIBYATL_DEPTH=all LIBYATL_KILLS=1000 $(TORTURE)/bin/python -m pytest -rsP -p no:cacheprovider \
		tests/torture tests/editing/test_stopped.py

# LIBYATL_MUTANTS=400 tries about all; LIBYATL_SEED draws others; MODULES names some.
mutation: $(VENV)/.developing
	$(BIN)/python tests/torture/mutants.py $(MODULES)

$(VENV)/fuzzing/.installed: Makefile pyproject.toml
	$(PYTHON) -m venv $(VENV)/fuzzing
	$(VENV)/fuzzing/bin/python -m pip install --quiet --disable-pip-version-check -e '.[test]' atheris
	touch $@

FUZZ_SECONDS ?= 60
fuzz: $(VENV)/fuzzing/.installed
	$(VENV)/fuzzing/bin/python -m pytest -q -p no:cacheprovider tests/test_fuzz_cases.py
	for target in reader writers checks dates expressions; do \
		$(VENV)/fuzzing/bin/python tests/fuzz/run.py $$target $(FUZZ_SECONDS) || exit 1; \
	done

bench: $(VENV)/.developing
	$(BIN)/python benchmarks/run.py

bench-page: $(CONSUMERS)/.installed
	$(CONSUMERS)/bin/python benchmarks/page_times.py

sweep: $(VENV)/.developing
	$(BIN)/python benchmarks/sweep.py

clean:
	rm -rf $(VENV) build dist
