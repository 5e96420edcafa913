"""Take the pictures in docs/images/ again: `.venv/bin/python tools/screenshots.py`.

Starts Dure with the samples in a folder of its own, on a free port, and stops it at the end. Needs
`make setup-dev` and a Chromium. Look at every picture before committing it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
MOST_BYTES = 250_000  # of a picture: the repository is cloned by many
WIDTH = 1200
JOBS = "promises/gunsan-compact-2019/jobs/"
# name, path, height of the window
PICTURES = [
    ("home-ko", "/ko/", 1150),
    ("home-en", "/en/", 1150),
    ("why-ko", f"/ko/{JOBS}", 1150),
    ("why-en", f"/en/{JOBS}", 1150),
]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def samples_served() -> Iterator[str]:
    """The address at which the samples are served."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="dure-pictures-") as var:
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        with subprocess.Popen(
            [sys.executable, "-m", "dure.cli", "demo", "--port", str(port)],
            cwd=ROOT,
            env=environment | {"DURE_VAR": var},
            stdout=subprocess.PIPE,
            text=True,
        ) as server:
            assert server.stdout is not None  # a pipe was asked for
            try:
                if not any("Dure is at" in line for line in server.stdout):
                    raise SystemExit("Dure did not start.")
                yield f"http://127.0.0.1:{port}"
            finally:
                server.terminate()


def take(page: Page, address: str, name: str, height: int) -> None:
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.goto(address)
    picture = page.screenshot(animations="disabled")
    if len(picture) > MOST_BYTES:
        raise SystemExit(f"{name}.png would take {len(picture):,} bytes.")
    (IMAGES / f"{name}.png").write_bytes(picture)
    print(f"{name}.png: {len(picture):,} bytes")


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    flags = ["--disable-gpu", "--disable-background-networking"]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium's sandbox does not start for root
    with samples_served() as address, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        page = chromium.new_page()
        for name, path, height in PICTURES:
            take(page, f"{address}{path}", name, height)
        chromium.close()


if __name__ == "__main__":
    main()
