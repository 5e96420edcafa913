#!/usr/bin/env bash
# A Chromium for the browser tests: the one that is there, or else the system's or Playwright's.
set -euo pipefail

have_chromium() {
    command -v chromium >/dev/null || .venv/bin/python - <<'PY'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    sys.exit(not Path(playwright.chromium.executable_path).exists())
PY
}

if have_chromium; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk >/dev/null
else
    .venv/bin/playwright install chromium
fi
