"""Serving over HTTP with gunicorn, started from our own command instead of its own."""

import errno
import os
import socket
from collections.abc import Callable

from django.core.handlers.wsgi import WSGIHandler
from gunicorn.app.base import BaseApplication

HOST = "127.0.0.1"


class PortUnavailable(Exception):
    pass


def require_free_port(port: int) -> None:
    """Raise PortUnavailable, with what to do about it, if nobody could listen on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError as error:
            raise PortUnavailable(
                f"Port {port} needs more rights than you have. Take one above 1023."
            ) from error
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            raise PortUnavailable(
                f"Port {port} on {HOST} is already in use. "
                f"Take another: PORT={port + 1} make run, or dure serve --port {port + 1}"
            ) from error


class Server(BaseApplication):
    """gunicorn on loopback; a city's own web server stands before it."""

    def __init__(self, *, port: int, workers: int, announce: Callable[[str], None]) -> None:
        self.wanted = {
            "bind": f"{HOST}:{port}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": 2,
            "proc_name": "dure",
            "loglevel": "warning",
            "graceful_timeout": 10,  # seconds, for SIGTERM
            # Ctrl-C ends at once: a browser's idle connection would hold the worker until it is
            # killed; a transaction under way is rolled back
            "worker_int": lambda _: os._exit(0),
            # nothing administers the server from outside
            "control_socket_disable": True,
            "when_ready": lambda _: announce(f"http://{HOST}:{port}/"),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.wanted.items():
            self.cfg.set(name, value)

    def load(self) -> WSGIHandler:
        # in the worker, after the fork, so that nothing is shared between processes
        from dure.wsgi import application  # noqa: PLC0415 -- see the line above

        return application
