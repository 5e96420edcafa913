#!/usr/bin/env bash
# All tests on SQLite, with coverage and the browser; at the same time, on the other core, all but
# the browser's on PostgreSQL. Its output follows when both are done.
set -uo pipefail

log=$(mktemp)
# -W: it looks for a runtime folder that servers and containers do not have, and does without
.venv/bin/python -W "ignore:XDG_RUNTIME_DIR is not set" tools/with_postgres.py \
    .venv/bin/python -m pytest -m "not browser" >"$log" 2>&1 &
postgres=$!
trap 'kill $postgres 2>/dev/null; wait $postgres; rm -f "$log"' EXIT

.venv/bin/python -m pytest --cov --cov-report=term
sqlite=$?
wait $postgres
on_postgres=$?

echo "On PostgreSQL:"
cat "$log"
exit $((sqlite || on_postgres))
