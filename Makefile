# Everything is set up in .venv/ in the checkout, fonts in the user's cache; packaging/README.md.
.POSIX:
.SUFFIXES:

BIN = .venv/bin
WORKERS = 2
LOCKS = packaging/locks/desktop.txt packaging/locks/dev.txt

help:
	@echo "make run          open the app, on a fresh machine after setting up all it needs"
	@echo "make demo         the whole main job without a window; says where the papers lie"
	@echo "make test         everything CI runs, beginning with make check"
	@echo "make check        format, lint, types, import contracts, translations, size budget, locks"
	@echo "make bench        measurements beside the project's peers, as one table"
	@echo "make bench-load   a county's evening: how many rooms a minute the server takes"
	@echo "make fonts        fetch the fonts into the user's cache, as every set-up does"
	@echo "make fonts-extra  a Fangsong and a Kai for papers, the system's or Debian's"
	@echo "make shots        a picture of every screen into docs/screens/; SHOTS=villages some"
	@echo "make package      a wheel and a .deb into dist/"
	@echo "make package-test the .deb tried in an empty Debian; as root, some minutes"
	@echo "make lock         make the lock files anew from pyproject.toml; needs uv"
	@echo "make clean        remove what these targets made in the checkout"

run: .venv/set-up fonts
	@packaging/debian.sh window
	@$(BIN)/yishibu || { test -n "$$DISPLAY$$WAYLAND_DISPLAY" || echo "make demo plays a whole case without a window" >&2; exit 1; }

demo: .venv/set-up fonts
	@rm -rf demo-out
	@unset YISHIBU_PASSPHRASE YISHIBU_HOME; $(BIN)/yishibu demo --out demo-out

# Compiled modules are kept: each of the many programs that tests start would compile all of them.
test: check fonts
	@packaging/debian.sh window test
	@unset PYTHONDONTWRITEBYTECODE; $(BIN)/pytest -n $(WORKERS) --dist worksteal

check: .venv/set-up
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy desktop server packaging
	@$(BIN)/lint-imports
	@$(BIN)/python packaging/check_locks.py
	@$(BIN)/python packaging/translations.py --check
	@$(BIN)/pytest -q tests/test_size_budget.py

bench: .venv/bench bench-data/peers/set-up fonts
	@packaging/debian.sh window test
	@$(BIN)/python tests/bench

bench-load: .venv/set-up
	@packaging/debian.sh test
	@$(BIN)/python tests/bench/load.py

fonts: .venv/set-up
	@$(BIN)/python packaging/fonts.py --check || { packaging/debian.sh fonts; $(BIN)/python packaging/fonts.py; }

fonts-extra: fonts
	@$(BIN)/python packaging/fonts_extra.py

lock:
	@packaging/locks/lock.sh

shots: .venv/set-up fonts
	@$(BIN)/python packaging/shots.py $(SHOTS)

package: .venv/set-up fonts
	@packaging/debian.sh window package
	@$(BIN)/python packaging/packages.py

package-test:
	@packaging/debian.sh package-test
	@lintian --fail-on error,warning dist/*.deb
	@packaging/try_deb.sh dist/*.deb

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -rf build dist demo-out
	find desktop server packaging tests -name __pycache__ -prune -exec rm -rf {} +

.venv/set-up: pyproject.toml $(LOCKS) packaging/venv.sh
	@packaging/venv.sh
	@touch $@

.venv/bench: .venv/set-up packaging/locks/bench.txt
	@$(BIN)/python -m pip install -qq --no-input --disable-pip-version-check --require-hashes -r packaging/locks/bench.txt
	@touch $@

# What sync is measured beside; without it those peers are left out, and the table says so.
bench-data/peers/set-up: tests/bench/peers/package-lock.json
	@packaging/debian.sh bench
	@mkdir -p bench-data/peers
	@cp tests/bench/peers/package.json tests/bench/peers/package-lock.json bench-data/peers/
	@npm ci --prefix bench-data/peers --no-audit --no-fund --loglevel=error || echo "make bench: PouchDB and Actual are left out" >&2
	@touch $@

.PHONY: help run demo test check bench bench-load fonts fonts-extra lock shots package package-test clean
