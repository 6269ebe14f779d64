#!/bin/sh
# Make the lock files anew from pyproject.toml, with hashes for every platform; needs uv.
# desktop.txt is what a user runs; dev.txt, bench.txt and package.txt are what `make test`, `make
# bench` and `make package` add; server.txt is what `yishibu-server` runs on, alone.
set -eu
cd "$(dirname "$0")/../.."
compile="uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header"
$compile -c packaging/locks/pins.in pyproject.toml -o packaging/locks/desktop.txt
$compile -c packaging/locks/desktop.txt --group dev -o packaging/locks/dev.txt
$compile -c packaging/locks/desktop.txt -c packaging/locks/dev.txt --group bench -o packaging/locks/bench.txt
$compile -c packaging/locks/desktop.txt -c packaging/locks/dev.txt --group package -o packaging/locks/package.txt
$compile -c packaging/locks/desktop.txt -c packaging/locks/dev.txt --group server -o packaging/locks/server.txt
