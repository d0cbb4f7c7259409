# Every command a newcomer needs. `make run` and `make test` work on a fresh machine with
# Python 3.11, pip and make; everything they install stays inside this folder.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: help run test check browser gdal bench lock clean

help:
	@echo "make run    read the sample reports and open the dashboard on http://localhost:$(PORT)"
	@echo "make test   install what the tests need, the browser included, and run them all"
	@echo "make check  lint and types only"
	@echo "make bench  measure speed and accuracy"
	@echo "make lock   compile requirements*.txt from pyproject.toml"
	@echo "make clean  remove the virtual environment (your events in .dateline stay)"

run: $(VENV)/run.stamp
	$(BIN)/dateline app --port $(PORT)

# The types are checked on one core while Debian's packages are unpacked on the other. Files are
# tested in the order of their names: those of the browser, few tests that take long, begin early,
# so that no worker is alone at the end. Bytecode is kept, or each of the many processes that the
# tests start would compile our code anew.
test: $(VENV)/test.stamp
	$(MAKE) --jobs 2 check gdal
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

browser: $(VENV)/test.stamp
	tests/install_browser.sh $(BIN)/python

# Behind the browser, as one package at a time can be installed.
gdal: browser
	tests/install_gdal.sh

bench: $(VENV)/test.stamp
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check -e ".[bench]"
	for script in gazetteer_lookup.py "gazetteer_scale.py --quick" toponyms.py dates.py events.py "merging.py --gold" "throughput.py --quick"; do \
		$(BIN)/python benchmarks/$$script || exit 1; \
	done

# `--without-pip` because Debian's Python makes no pip for a new environment unless python3-venv
# is there; the outer pip can install into it just as well.
$(BIN)/python:
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/run.stamp: requirements.txt pyproject.toml | $(BIN)/python
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/run.stamp
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

lock: $(BIN)/python
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile --quiet --universal --no-emit-index-url --upgrade pyproject.toml \
		--custom-compile-command "make lock" -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --no-emit-index-url pyproject.toml --extra dev \
		-c requirements.txt --custom-compile-command "make lock" -o requirements-dev.txt
	printf -- '-e .\n' >> requirements.txt

clean:
	rm -rf $(VENV)
