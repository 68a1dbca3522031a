# Everything goes through these targets; `make run` and `make test` are the two that a newcomer needs.
#   make run [PORT=8000] [HOST=127.0.0.1] [DATA_DIR=var]     start the site with its background work
#   make test                                                everything that CI runs
#   make setup [WHEELS=folder]                               environment and assets only (offline: from wheels)
#   make bench, make screenshots                             figures, pictures
SHELL := /bin/bash
PY := .venv/bin/python
JOBS ?= $(shell nproc)
PYTEST := $(PY) -m pytest -n $(JOBS) --dist worksteal
# the tests start many programs: each module is compiled once, whatever the machine's habit
export PYTHONDONTWRITEBYTECODE :=

# a folder of wheels (`make wheelhouse` elsewhere) replaces the internet
PIP_SOURCE := $(if $(WHEELS),--no-index --find-links $(WHEELS))
# the lists are complete: without --no-deps Debian's pip looks for the newest of a package that another wants with an
# extra, and refuses it for want of a hash on the day on which a newer one comes out
PIP_EXACTLY := --disable-pip-version-check --require-hashes --no-deps
# on an office's machine the tools of the developers are not needed: make run PARTS=runtime
PARTS ?= runtime develop
REQUIREMENTS := $(PARTS:%=requirements/%.txt)

.PHONY: setup assets run wheelhouse test lint types contracts migrations test-sqlite test-services journeys bench screenshots

setup: .venv/.ready assets
.venv/.ready: $(REQUIREMENTS)
	@test -d .venv || python3 -m venv .venv || { rm -rf .venv; \
	  echo "Python cannot make an environment. On Debian 12: apt install make python3-venv"; exit 1; }
	.venv/bin/pip install -q $(PIP_EXACTLY) $(PIP_SOURCE) $(REQUIREMENTS:%=-r %)
	@.venv/bin/pip check -q --disable-pip-version-check
	@touch $@
assets: .venv/.ready
	@$(PY) -m config.catalogues

run: setup
	@$(PY) manage.py serve

wheelhouse:  # on a machine with internet: a folder to carry to one without
	@test -d .venv || python3 -m venv .venv
	.venv/bin/pip download -q $(PIP_EXACTLY) -d wheelhouse $(REQUIREMENTS:%=-r %)
	@echo "Carry the folder wheelhouse/ beside the source; there: make run WHEELS=wheelhouse"

test: lint types contracts migrations test-sqlite test-services journeys
	@echo "make test: all parts ended well"

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/djlint --lint --quiet config voting workflows evaluation
types: setup
	.venv/bin/mypy --no-error-summary config workflows evaluation voting documents tests
contracts: setup
	.venv/bin/lint-imports --no-cache
migrations: setup
	@data=$$(mktemp -d); trap "rm -rf $$data" EXIT; export DATA_DIR=$$data; set -x; \
	  $(PY) manage.py check && $(PY) manage.py makemigrations --check --dry-run

test-sqlite: setup
	$(PYTEST) -m "not journey and not services"
test-services: setup  # every test to which the database or the broker could make a difference
	$(PY) -m tests.with_services $(PYTEST) -m "not journey and not once"
journeys: setup
	$(PYTEST) -m journey

screenshots: setup  # the gallery of the README, drawn anew into config/gallery/
	$(PY) -m pytest -q -p no:randomly tests/journeys/screenshots.py

bench: setup  # ratios against the limits, each measured in one interleaved run; wants PostgreSQL and wrk
	$(PY) -m tests.bench.casting
	$(PY) -m tests.bench.slips
	$(PY) -m tests.bench.papers
	$(PY) -m tests.bench.deployment
	$(PY) -m tests.bench.pages
