"""Dure as `dure demo` starts it, once for all journeys: own process, own folder, the samples."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import a_free_port

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Demo:
    url: str
    password: str


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    var, port = tmp_path_factory.mktemp("demo"), a_free_port()
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment = kept | {"DURE_VAR": str(var), "DJANGO_SETTINGS_MODULE": "dure.settings"}
    command = [sys.executable, "-m", "dure.cli", "demo", "--port", str(port)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        while f"http://127.0.0.1:{port}/" not in (line := process.stdout.readline()):
            assert line, "dure demo ended before it served"
        yield Demo(f"http://127.0.0.1:{port}", (var / "demo-password").read_text("ascii").strip())
        os.killpg(process.pid, signal.SIGTERM)


@pytest.fixture
def address(demo: Demo) -> str:
    return demo.url
