# make run    sets everything up and serves the site          PORT=8080 make run   on another port
# make test   sets everything up and runs the whole suite
# make lint   ruff, mypy, import contracts, migrations
# make help   this
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
TESTS ?= tests
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint format translations clean help

run: $(VENV)/installed
	@exec $(BIN)/python manage.py run --host $(HOST) --port $(PORT)

test: $(VENV)/installed-dev
	@$(BIN)/python -m pytest -n $(shell nproc 2>/dev/null || echo 2) --dist loadgroup $(TESTS)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run

format: $(VENV)/installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

translations: $(VENV)/installed
	cd oer_repo && ../$(BIN)/python ../manage.py makemessages --all --no-location

clean: ## everything that was installed or made, but never the data in var/
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis

help:
	@sed -n 's/^# //p' $(MAKEFILE_LIST) | head -4

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found. Install Python 3.11 or newer, or name one: make run PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) --version 2>&1). Name a newer one: make run PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python could not make a virtual environment. On Debian and Ubuntu: apt install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing the packages of requirements.txt …"
	@$(BIN)/pip install --quiet -r requirements.txt || { echo "The packages could not be installed (see above). Is this machine on the network? Once they are installed, starting needs no network."; exit 1; }
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	@echo "Installing the packages of requirements-dev.txt …"
	@$(BIN)/pip install --quiet -r requirements-dev.txt || { echo "The packages could not be installed (see above). Is this machine on the network?"; exit 1; }
	@touch $@
