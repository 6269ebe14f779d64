#!/bin/sh
# Make the lock files anew from pyproject.toml, with hashes for every platform; needs uv.
# desktop.txt is what a user runs, dev.txt what `make test` adds, bench.txt what `make bench` adds.
set -eu
cd "$(dirname "$0")/../.."
compile="uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header"
$compile -c packaging/locks/pins.in pyproject.toml -o packaging/locks/desktop.txt
$compile -c packaging/locks/desktop.txt --group dev -o packaging/locks/dev.txt
$compile -c packaging/locks/desktop.txt -c packaging/locks/dev.txt --group bench -o packaging/locks/bench.txt
