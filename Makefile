# make play | test | check | bench: each makes .venv and installs what it needs, once. Needs Python 3.11 or newer.

CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11 python
PYTHON ?= $(shell for one in $(CANDIDATES); do \
	"$$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$one" && break; done)
VENV := .venv
LIBRARY = $(patsubst scenarios/%.yaml,%,$(wildcard scenarios/*.yaml))
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -e

.PHONY: play test long check validate explore fuzz pictures bench costs baseline help clean

help:
	@echo "make play   play the game        make test   run the tests"
	@echo "make check  style and types      make bench  how fast it is"

play: $(VENV)/.for-play
	@$(BIN)/finalkick play

# The rules are compiled first, once, for all the tests: each would do it anew.
COMPILED := $(CURDIR)/.compiled
# Stories at once: some wait for a window, a browser, another process, and leave two cores to others.
AT_ONCE ?= 3

test: $(VENV)/.for-test
	FINALKICK_CACHE=$(COMPILED) $(BIN)/finalkick warm
	FINALKICK_CACHE=$(COMPILED) $(BIN)/python -m pytest -n $(AT_ONCE) --dist loadfile

# What takes many seconds each: a change has to pass it too, and CI runs it after the others. Whole lessons in a real window
# come first and alone: beside others the window draws late, and a click that comes too soon is passed over.
long: $(VENV)/.for-test
	FINALKICK_CACHE=$(COMPILED) $(BIN)/finalkick warm
	FINALKICK_CACHE=$(COMPILED) $(BIN)/python -m pytest -m "long and window"
	FINALKICK_CACHE=$(COMPILED) $(BIN)/python -m pytest -n $(AT_ONCE) --dist loadfile -m "long and not window"

check: $(VENV)/.for-check
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

validate: $(VENV)/.for-test long
	LADDER_EPISODES=2000 $(BIN)/python -m pytest -m "" tests/test_ladder.py tests/test_lessons.py tests/test_lesson_scenarios.py tests/test_curves.py tests/test_witnesses.py tests/test_library.py
	$(BIN)/python -m tests.validate.accuracy --seeds 2
	$(BIN)/python -m tests.validate.truth
	$(BIN)/python -m tests.validate.odds --games 2000
	$(BIN)/python -m tests.validate.lines
	$(BIN)/python -m tests.validate.trades
	$(BIN)/python -m tests.validate.advice
	$(BIN)/python -m tests.validate.master --games 100
	$(BIN)/python -m tests.validate.transfer
	BELIEF_GAMES=1000 $(BIN)/python -m pytest -m "" tests/test_debrief_beliefs.py
	PRACTICE_SEEDS=10000 $(BIN)/python -m pytest tests/test_practice.py
	$(BIN)/python -m tests.validate.robustness --episodes 96 --draws 8
	$(BIN)/python -m tests.validate.deaths --times 60
	$(BIN)/python -m tests.validate.kills --play 500 --write 100
	$(BIN)/python -m tests.validate.stores --openings 300 --damaged 200
	$(BIN)/finalkick balance $(LIBRARY) --strict --episodes 200
	LOOKS=all $(BIN)/python -m pytest -m "" tests/window/test_upright.py tests/window/test_look.py tests/window/test_ways.py
	$(BIN)/python -m tests.validate.seats
	$(BIN)/python -m tests.validate.in_browser
	$(BIN)/python -m tests.validate.class_load
	$(BIN)/python -m tests.validate.class_kills
	$(BIN)/python -m tests.validate.class_debriefs
	$(BIN)/python -m tests.validate.lrs
	$(MAKE) explore
	$(BIN)/python -m tests.validate.pupil --games 400 --graded 100 --first 2001

# What has to hold for all that can be drawn (hypothesis): the suite always draws the same, this draws anew, EXPLORE times over.
EXPLORE ?= 3
explore: $(VENV)/.for-test
	for time in $$(seq $(EXPLORE)); do EXPLORE=1 FINALKICK_CACHE=$(COMPILED) $(BIN)/python -m pytest -n $(AT_ONCE) -m hypothesis || exit 1; done

# Machines that do anything in any order, FUZZ_STEPS each. The same seed does the same again; what fails is kept in .hypothesis.
FUZZ_STEPS ?= 1000000
FUZZ_SEED ?= $(shell date +%s)
fuzz: $(VENV)/.for-test
	FUZZ_STEPS=$(FUZZ_STEPS) $(BIN)/python -m pytest tests/fuzz -n 0 -rA --hypothesis-seed=$(FUZZ_SEED)

# What the bots make of the library now becomes what it is held against: only where a shift is meant.
baseline: $(VENV)/.for-test
	$(BIN)/finalkick balance $(LIBRARY) --quick --episodes 32 --json --write-baseline tests/balance-baseline.json >/dev/null

pictures: $(VENV)/.for-test
	$(BIN)/python -m tests.gallery

bench: export FINALKICK_CACHE = $(COMPILED)
bench: $(VENV)/.for-play
	$(BIN)/finalkick warm
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.window
	$(BIN)/python -m tests.bench.checking
	$(BIN)/python -m tests.bench.debrief
	$(BIN)/python -m tests.bench.thinking

# What a move costs against the last release, in measures that hold on any machine: tells, and fails nothing.
costs: export FINALKICK_CACHE = $(COMPILED)
costs: $(VENV)/.for-test
	$(BIN)/finalkick warm
	$(BIN)/python -m tests.bench --only costs --against-release

clean:
	rm -rf $(VENV) .lrs .compiled build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and was not found." >&2; exit 1; }
	"$(PYTHON)" -m venv $(VENV)

# With what draws the charts of a page: a debrief is to be saved as one by whoever has done no more than this.
$(VENV)/.for-play: pyproject.toml Makefile | $(BIN)/python
	$(INSTALL) ".[report]"
	@touch $@

$(VENV)/.for-test: pyproject.toml | $(BIN)/python
	$(INSTALL) ".[test]"
	@touch $@

$(VENV)/.for-check: pyproject.toml | $(BIN)/python
	$(INSTALL) ".[dev]"
	@touch $@
