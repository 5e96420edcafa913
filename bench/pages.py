"""How long each kind of page takes at the size of a nation, in process and over HTTP."""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from random import Random
from threading import local

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.addresses import addresses
from bench.results import Timing

LIMIT = 0.100  # seconds, at the 95th percentile, on two cores
REQUESTS = 20  # of each kind
CLIENTS = 2
HOST = "127.0.0.1"
WAIT = 30  # seconds for the server to come up or go down

Get = Callable[[str], None]


def measure(seed: int, only: str = "") -> list[Timing]:
    kinds = {kind: found for kind, found in addresses(Random(seed)).items() if only in kind}
    queries, alone = {}, {}
    get = _in_process()
    for kind, found in kinds.items():
        get(found[0])  # compiles its templates
        queries[kind] = max(_queries(get, address) for address in found[:4])
        alone[kind] = _timed(get, found, Random(seed))
    with _server() as port:
        served = {kind: _served(port, found, Random(seed)) for kind, found in kinds.items()}
    return [Timing(kind, queries[kind], alone[kind], served[kind]) for kind in kinds]


def _in_process() -> Get:
    client = Client(headers={"host": HOST})

    def get(address: str) -> None:
        status = client.get(address).status_code
        if status != 200:
            raise RuntimeError(f"{status} {address}")

    return get


def _queries(get: Get, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        get(address)
    return len(captured)


def _timed(get: Get, found: list[str], draw: Random) -> list[float]:
    gc.collect()
    times = []
    for _ in range(REQUESTS):
        address = draw.choice(found)
        start = time.perf_counter()
        get(address)
        times.append(time.perf_counter() - start)
    return times


def _served(port: int, found: list[str], draw: Random) -> list[float]:
    """Two clients at a time, each on a connection of its own that stays open."""
    own = local()

    def get(address: str) -> float:
        if not hasattr(own, "http"):
            own.http = HTTPConnection(HOST, port, timeout=WAIT)
        start = time.perf_counter()
        own.http.request("GET", address)
        response = own.http.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{response.status} {address}")
        return time.perf_counter() - start

    with ThreadPoolExecutor(CLIENTS) as pool:
        warm = 4 * CLIENTS  # so that every worker has compiled the templates
        list(pool.map(get, [draw.choice(found) for _ in range(warm)]))
        return list(pool.map(get, [draw.choice(found) for _ in range(REQUESTS)]))


@contextmanager
def _server() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "dure.cli", "serve", "--port", str(port), "--workers", "2"]
    server = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own command
    try:
        _await(port)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(WAIT)


def _await(port: int) -> None:
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"The server did not come up on port {port}.")
