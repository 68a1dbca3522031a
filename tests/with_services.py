"""Run a command with a PostgreSQL and a Redis of our own: `python -m tests.with_services COMMAND …`.

Sets DATABASE_URL and CELERY_BROKER_URL for the command. Without the servers installed it says what
was not run and ends with status 0, or with 1 where CI=true: there nothing may be skipped.
"""

import os
import subprocess
import sys
from contextlib import ExitStack

from tests.throwaway import Missing, Postgres, Redis, guard


def main(command: list[str]) -> int:
    with ExitStack() as servers:
        try:
            postgres = servers.enter_context(Postgres(durable=False))
            redis = servers.enter_context(Redis())
        except Missing as missing:
            sys.stdout.write(f"NOT RUN: {' '.join(command)}\n  (needs: apt install {missing})\n")
            return 1 if os.environ.get("CI") == "true" else 0
        environment = os.environ | {"DATABASE_URL": postgres.url(), "CELERY_BROKER_URL": redis.url()}
        return subprocess.run([*guard(), *command], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
