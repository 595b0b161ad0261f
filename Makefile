# What one can do here. Bare `make` lists it.
# Needed beforehand: Python 3.11 or later, make, git. The rest is set up in .venv when it is first needed.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
# One stamp for each lock file's contents: written when all that it pins is installed.
READY := $(VENV)/ready-$(shell cksum < requirements.txt | tr -d '[:space:]')

# `option,--site,SITE` is `--site 'build/here'` where SITE=build/here was given, else nothing.
option = $(if $(value $(2)),$(1) '$(value $(2))')
archive = $(call option,--archive,ARCHIVE)

.PHONY: help
help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: $(READY) ## build the site in build/site (SITE=dir AS_OF=2026-11-21 ARCHIVE=dir; PROFILE=1 says where the time went)
	@$(RUN) -m scripts.build $(archive) $(call option,--site,SITE) $(call option,--as-of,AS_OF)$(if $(PROFILE), --profile)

.PHONY: serve
serve: $(READY) ## show the site on this machine, and again after each change (ARCHIVE=dir PORT=8000)
	@$(RUN) -m scripts.serve $(archive) $(call option,--port,PORT)

.PHONY: check
check: $(READY) ## check every record (ARCHIVE=dir FORMAT=github; AGAINST=motions.json holds it to what was published; REVIEW=1 lists what to look at again)
	@$(RUN) -m scripts.check $(archive) $(call option,--format,FORMAT) $(call option,--against,AGAINST) $(if $(REVIEW),--review)

.PHONY: new
new: $(READY) ## add one motion: MEETING=2026 (asks for the rest, or ARGS="--title 'Bicycles'"; WRITE=1)
	@$(RUN) -m scripts.new $(call option,--meeting,MEETING) $(ARGS) $(archive) $(if $(WRITE),--write)

.PHONY: import
import: $(READY) ## bring in a document's motions: FROM=motions.docx MEETING=2026 (DOCUMENT=key KIND=minutes MARGIN=margin.txt; WRITE=1 writes)
	@$(RUN) -m scripts.import_document '$(FROM)' --meeting '$(MEETING)' $(call option,--document,DOCUMENT) $(call option,--kind,KIND) $(call option,--margin,MARGIN) \
		$(ARGS) $(archive) $(if $(WRITE),--write)

.PHONY: wording
wording: $(READY) ## put the official wording in: FROM=resolutions.pdf (MEETING=2018 CORRECT=2018/7 PASSED=2018/7 BECAUSE=why WRITE=1)
	@$(RUN) -m scripts.wording '$(FROM)' $(call option,--meeting,MEETING) $(call option,--correct,CORRECT) $(call option,--passed,PASSED) \
		$(call option,--because,BECAUSE) $(archive) $(if $(WRITE),--write)

.PHONY: update
update: $(READY) ## record what came of a motion: MOTION=2018/12 (asks for the rest, or ARGS='--looked-for a-c'; WRITE=1)
	@$(RUN) -m scripts.update '$(MOTION)' $(ARGS) $(archive) $(if $(WRITE),--write)

.PHONY: table
table: $(READY) ## all outcomes as one table: OUT=outcomes.csv, and back IN=outcomes.csv (MEETING=2020 EVIDENCE=key for results; WRITE=1)
	@$(RUN) -m scripts.table $(call option,--out,OUT) $(call option,--in,IN) $(call option,--meeting,MEETING) \
		$(call option,--evidence,EVIDENCE) $(archive) $(if $(WRITE),--write)

.PHONY: form
form: $(READY) ## read a submitted form: FROM=body.md (ATTACHMENTS=dir FETCH=1 ANSWER=file; WRITE=1 writes)
	@$(RUN) -m scripts.form '$(FROM)' $(call option,--attachments,ATTACHMENTS) $(if $(FETCH),--fetch) \
		$(call option,--answer,ANSWER) $(archive) $(if $(WRITE),--write)

.PHONY: similar
similar: $(READY) ## is this already policy? The motions nearest to a draft: FROM=draft.txt (FIRST=5 AS_OF=2026-11-21 ARCHIVE=dir)
	@$(RUN) -m scripts.similar '$(FROM)' $(call option,--first,FIRST) $(call option,--as-of,AS_OF) $(archive)

.PHONY: letter
letter: $(READY) ## a letter, ready to send, that asks for what the archive lacks (TO=union or TO=archive; ARCHIVE=dir)
	@$(RUN) -m scripts.letter $(call option,--to,TO) $(archive)

.PHONY: release
release: $(READY) ## a dated release to be kept for good: site, records, checksums (OUT=dir AS_OF=2026-11-21 ARCHIVE=dir)
	@$(RUN) -m scripts.release $(call option,--out,OUT) $(call option,--as-of,AS_OF) $(archive)

.PHONY: format
format: $(READY) ## write every record in its one usual form (CHECK=1 only shows what would change)
	@$(RUN) -m scripts.format $(archive) $(if $(CHECK),--check)

.PHONY: forward
forward: $(READY) ## bring an older archive forward to the form that this version reads (WRITE=1 writes; ARCHIVE=dir)
	@$(RUN) -m scripts.forward $(archive) $(if $(WRITE),--write)

.PHONY: test
test: $(READY) ## run the tests on every processor, those in a browser too (ARGS='-k dates'; ARGS=-n0 on one)
	@$(RUN) -m tests.browser > $(VENV)/browser
	@$(RUN) -m tests.html_checker
	@CHROMIUM="$$(cat $(VENV)/browser)" $(RUN) -m pytest -n auto --maxprocesses 8 --dist worksteal $(ARGS)

.PHONY: lint
lint: $(READY) ## look over the code: ruff, its format, mypy; the browser's scripts: oxlint, oxfmt; and the workflows: zizmor
	@$(RUN) -m ruff check
	@$(RUN) -m ruff format --check
	@$(RUN) -m mypy
	@$(VENV)/bin/oxlint --deny-warnings docs/assets
	@$(VENV)/bin/oxfmt --check docs/assets/*.js
	@$(VENV)/bin/zizmor --offline --quiet --no-progress .github

.PHONY: bench
bench: $(READY) ## measure how time and memory grow, beside other site builders (MOTIONS=100,1000,10000 TIMES=3)
	@$(RUN) -m scripts.bench $(call option,--motions,MOTIONS) $(call option,--times,TIMES)

.PHONY: schema
schema: $(READY) ## make schema/*.schema.json from the models
	@$(RUN) -m scripts.make_schema

.PHONY: words
words: $(READY) ## the table of the site's own words, and a language beside it: LANGUAGE=cy (ARCHIVE=dir)
	@$(RUN) -m scripts.words $(call option,--language,LANGUAGE) $(archive)

# uv, because its lock holds for every system and every Python that we allow. Installed for this only, then thrown away.
.PHONY: lock
lock: ## pin and hash what pyproject.toml names in requirements.txt (ARGS=--upgrade for the newest of all)
	@$(need-python)
	@rm -rf build/lock && mkdir -p build && $(PYTHON) -m venv build/lock
	@build/lock/bin/python -m pip install --quiet --progress-bar off uv
	@build/lock/bin/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --quiet $(ARGS) --output-file requirements.txt
	@rm -rf build/lock
	@echo "requirements.txt pins $$(grep -c '^[a-z]' requirements.txt) packages."

.PHONY: clean
clean: ## delete all that was made or installed: build, .venv, caches
	@rm -rf build $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find schema scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# What stops a newcomer, in a sentence each.
define need-python
command -v $(PYTHON) > /dev/null || { \
	echo "There is no $(PYTHON) here. Install Python 3.11 or later, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "$$($(PYTHON) --version 2>&1) is too old: 3.11 or later is needed. If you have one, name it: make PYTHON=python3.12" >&2; exit 1; }; \
$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
	echo "This Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
endef

# Another Python, where one is named, makes .venv anew. So does what is of no use: a folder without any stamp, which was
# left half made, and one whose Python is gone. With an older stamp only what changed is installed.
ifneq ($(origin PYTHON),file)
VERSION := -c 'import sys; print(sys.version_info[:2])'
ifneq ($(shell $(PYTHON) $(VERSION) 2> /dev/null),$(shell $(RUN) $(VERSION) 2> /dev/null))
ANOTHER := another-python
endif
endif

.PHONY: another-python
another-python:

$(READY): $(ANOTHER)
	@if [ "$(ANOTHER)" ] || ! ls $(VENV)/ready-* > /dev/null 2>&1 || ! $(RUN) -c '' 2> /dev/null; then \
		$(need-python); \
		echo "Setting up: Python's packages, in $(VENV). This is done once."; \
		rm -rf $(VENV) && $(PYTHON) -m venv $(VENV); \
	else \
		echo "Setting up: requirements.txt has changed."; \
	fi
	@rm -f $(VENV)/ready-*
	@$(RUN) -m pip install -qq --no-input --progress-bar off --no-deps --require-hashes -r requirements.txt 2> $(VENV)/pip.log || { \
		grep -v '^WARNING: Retrying' $(VENV)/pip.log >&2; \
		echo "Python's packages could not be installed (above is what pip said). This needs the network, once: see that it is there, then say make again." >&2; exit 1; }
	@touch $@
