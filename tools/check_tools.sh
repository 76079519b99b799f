#!/bin/sh
# Names the first tool that is missing, with the Debian package that brings it; exit code 2.
# PYTHON says which interpreter to use (python3 when empty).
PYTHON=${PYTHON:-python3}

missing() {
    echo "$1 is missing: install it with 'sudo apt install $2' and try again." >&2
    exit 2
}

command -v "$PYTHON" >/dev/null 2>&1 || missing "$PYTHON" python3
version=$("$PYTHON" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) ||
    missing "$PYTHON" python3
case $version in
3.10 | 3.11 | 3.12) ;;
*)
    echo "$PYTHON is Python $version, but tritile needs 3.10, 3.11 or 3.12:" \
        "install one (Debian package python3.11) and say, for example, 'make PYTHON=python3.11 test'." >&2
    exit 2
    ;;
esac
# Debian splits the venv module: `import venv` works without its package, ensurepip does not.
"$PYTHON" -c 'import venv, ensurepip' 2>/dev/null || missing "Python's venv module" python3-venv
command -v make >/dev/null 2>&1 || missing make make
command -v g++ >/dev/null 2>&1 || missing g++ g++
command -v perl >/dev/null 2>&1 || missing perl perl
