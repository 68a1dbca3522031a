"""python -m tests.voting.linker [--meetings 100] [--leak NAME] [--postgres]

Holds simulated meetings in a database of its own, copies everything an insider could have, and tries to link.
Prints one line and ends with status 0 when no source beats chance, 1 when one does.
"""

import argparse
import os
import subprocess
import sys

from tests.throwaway import Postgres

KEEP_ALL = {
    "track_commit_timestamp": "on",  # commit times, too
    "wal_keep_size": "8GB",  # nothing of the write-ahead log is thrown away
    "log_statement": "all",
    "log_parameter_max_length": "-1",
    "log_line_prefix": "%m %x ",
    "full_page_writes": "on",
    "autovacuum": "off",
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tests.voting.linker")
    parser.add_argument("--meetings", type=int, default=100)
    parser.add_argument("--leak", default="none")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    told = parser.parse_args(arguments)
    if told.inside:
        from tests.voting.linker.inside import attack  # noqa: PLC0415 - needs Django, which this process has set up

        return attack(told.leak, told.meetings)
    command = [sys.executable, "-m", "tests.voting.linker", "--inside", "--leak", told.leak]
    command += ["--meetings", str(told.meetings)]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "SQL_LOG": "1"}
    if not told.postgres:
        environment.pop("DATABASE_URL", None)
        return subprocess.run(command, check=False, env=environment).returncode
    with Postgres(durable=False, settings=KEEP_ALL) as server:
        environment |= {"DATABASE_URL": server.url(), "LINKER_CLUSTER": str(server.folder)}
        return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
