#!/usr/bin/env bash
# Resolve requirements/*.txt again; `make lock ARGS=--upgrade` takes newer versions.
set -euo pipefail

export UV_CUSTOM_COMPILE_COMMAND="make lock"
# one file for every Python and platform, with hashes and without any address of an index
compile=(.venv/bin/uv pip compile pyproject.toml --group build --universal --python-version 3.11
    --generate-hashes --no-emit-index-url --no-emit-find-links --quiet "$@")
"${compile[@]}" --output-file requirements/run.txt >/dev/null
"${compile[@]}" --group dev --constraint requirements/run.txt \
    --output-file requirements/dev.txt >/dev/null
if grep -nE 'https?://|file://' requirements/*.txt; then
    echo "addresses do not belong into the lock files" >&2
    exit 1
fi
