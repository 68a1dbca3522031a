"""`python -m documents.reading FILE` prints the count of a word-processor file as JSON."""

import json
import sys
from pathlib import Path

import django
from django.conf import settings

from documents.errors import Refusal
from documents.reading import read


def main() -> int:
    if not settings.configured:  # only the language of the sentences is needed: no database, no key
        settings.configure(INSTALLED_APPS=["documents.reading"], LANGUAGE_CODE="zh-hans", USE_I18N=True)
        django.setup()

    path = Path(sys.argv[1])
    try:
        counted = read(path.read_bytes(), path.name).count
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 1
    sys.stdout.write(json.dumps(counted._asdict()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
