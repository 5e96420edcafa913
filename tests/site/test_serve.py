import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "dure.cli"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"DURE_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "dure.settings"}


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        yield holder.getsockname()[1]


@pytest.fixture
def server(environment: dict[str, str], free_port: int) -> Iterator[subprocess.Popen[str]]:
    command = [*COMMAND, "serve", "--port", str(free_port)]
    pipe = subprocess.PIPE
    # a group of its own, as in a terminal, where Ctrl-C reaches every process of it
    with subprocess.Popen(
        command, env=environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as process:
        yield process
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_taken_port_is_named_with_a_way_out(
    command: str, environment: dict[str, str], taken_port: int, tmp_path: Path
) -> None:
    done = subprocess.run(
        [*COMMAND, command, "--port", str(taken_port)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert f"Port {taken_port} on 127.0.0.1 is already in use." in done.stderr
    assert f"PORT={taken_port + 1} make run" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "dure.sqlite3").exists()  # said before anything was done


@pytest.mark.parametrize("to", ["process", "group"])
def test_interrupted_server_leaves_nothing_behind(
    to: str, server: subprocess.Popen[str], free_port: int
) -> None:
    assert server.stdout
    assert f"http://127.0.0.1:{free_port}/" in server.stdout.readline()
    connection = HTTPConnection("127.0.0.1", free_port, timeout=30)
    connection.request("GET", "/")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (302, "/ko/")
    connection.close()

    send = os.kill if to == "process" else os.killpg
    send(server.pid, signal.SIGINT)
    _, errors = server.communicate(timeout=30)
    assert server.returncode == 0
    assert "Traceback" not in errors
    with pytest.raises(ProcessLookupError):
        os.killpg(server.pid, 0)
