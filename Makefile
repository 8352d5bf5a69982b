# Everything happens in this folder: `make demo` and `make test` set up what they need themselves.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready
LOCK := requirements.lock
SERVER_LOCK := requirements-server.lock
CLIENT_LOCK := requirements-client.lock
SPARK_LOCK := requirements-spark.lock
# On every processor, in the order of tests/spread.py.
SPREAD := --numprocesses logical --dist loadfile --no-loadscope-reorder
DEMO_STORE := sqlite:///$(CURDIR)/demo/cascade.db

.DEFAULT_GOAL := help
.PHONY: help setup demo test notebooks fuzz check format lint types browser neo4j curl programs lock clean

help: ## show these targets
	@grep -hE '^[a-z0-9]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9]+):.*## /\1\t/' | expand -t 12

setup: $(READY) ## virtual environment .venv with the locked dependencies and the command `cascade`

$(READY): $(LOCK) pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@test -x $(BIN)/pip || "$(PYTHON)" -m venv .venv \
	  || { echo "Python's venv module does not work; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --use-pep517 --no-deps --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m pip check --disable-pip-version-check >/dev/null \
	  || { $(BIN)/python -m pip check --disable-pip-version-check >&2; exit 1; }
	@touch $(READY)

demo: $(READY) ## load the sample corpus, print who carried out 570/CĐ-TTg, draw the picture
	@rm -rf demo && mkdir demo
	@CASCADE_STORE="$(DEMO_STORE)" .ci/demo $(BIN)/cascade

test: $(READY) browser neo4j curl programs ## the whole test suite
	$(BIN)/python -m pytest -m alone tests; alone=$$?; \
	  $(BIN)/python -m pytest -m 'not alone' $(SPREAD) && exit $$alone

notebooks: $(READY) ## run the notebooks again and keep what they print and draw
	$(BIN)/python tools/notebooks.py

fuzz: $(READY) neo4j ## damaged documents and requests, a minute of each; SECONDS=3600 for an hour
	$(BIN)/python tools/fuzz.py --seconds $(or $(SECONDS),60)
	CASCADE_FUZZ=$(or $(SECONDS),60) $(BIN)/python -m pytest tests/api/rest/test_schema.py \
	  tests/api/rest/test_concurrency.py

check: format lint types test ## format, lint, types, tests: what a change must pass

format: $(READY)
	$(BIN)/ruff format --check

lint: $(READY)
	$(BIN)/ruff check

types: $(READY)
	$(BIN)/mypy

browser: ## Chromium for the tests of the picture (installed where apt-get and root allow it)
	@.ci/browser

neo4j: ## Java and Maven for the tests of the Neo4j store (likewise)
	@.ci/neo4j

curl: ## curl for the tests of the API's manual (likewise)
	@.ci/curl

programs: ## tesseract, antiword and LibreOffice for the tests of files (likewise)
	@.ci/programs

lock: $(READY) ## choose and lock dependency versions anew, and of these what the images need
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade \
	  --fork-strategy fewest --generate-hashes --no-emit-index-url --quiet \
	  --custom-compile-command "make lock" -o $(LOCK)
	$(BIN)/uv pip compile pyproject.toml --extra neo4j --extra ocr --extra telemetry --group build \
	  --constraint $(LOCK) --universal --python-version 3.11 --upgrade --fork-strategy fewest \
	  --generate-hashes --no-emit-index-url --no-annotate --quiet \
	  --custom-compile-command "make lock" -o $(SERVER_LOCK)
	$(BIN)/uv pip compile pyproject.toml --extra neo4j --extra ocr --extra spark --group build \
	  --no-emit-package pyspark --no-emit-package py4j \
	  --constraint $(LOCK) --universal --python-version 3.11 --upgrade --fork-strategy fewest \
	  --generate-hashes --no-emit-index-url --no-annotate --quiet \
	  --custom-compile-command "make lock" -o $(SPARK_LOCK)
	$(BIN)/uv pip compile --group client --universal --python-version 3.11 --upgrade \
	  --generate-hashes --no-emit-index-url --no-annotate --quiet \
	  --custom-compile-command "make lock" -o $(CLIENT_LOCK)

clean: ## remove everything that was made here
	rm -rf .venv demo build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
