"""`python -m documents.confined.launch MEMORY SECONDS PROGRAM ARGUMENT…`: limits first, then the program."""

import os
import sys

from documents.confined.limits import confine

if __name__ == "__main__":
    memory, seconds, *command = sys.argv[1:]
    confine(int(memory), int(seconds))
    os.execvp(command[0], command)  # noqa: S606 - no shell: that is the point
