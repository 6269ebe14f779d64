#!/bin/sh
# Make .venv/ in the checkout, or bring it up to the lock files; every file is checked by its hash.
set -eu
cd "$(dirname "$0")/.."

usable() {
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in ${PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3; do
        if usable "$python"; then return 0; fi
    done
    return 1
}

if ! usable .venv/bin/python; then
    find_python || { packaging/debian.sh set-up && find_python; } || {
        echo "Python 3.11 or newer with venv is missing, and nothing can be set up without it" >&2
        exit 1
    }
    "$python" -m venv --clear .venv
fi

echo "setting up .venv" >&2
# -qq: the first q leaves warnings about how some older pip builds odfpy
pip=".venv/bin/python -m pip install -qq --no-input --disable-pip-version-check"
$pip --require-hashes -r packaging/locks/desktop.txt -r packaging/locks/dev.txt
$pip --no-deps --no-build-isolation -e .
