"""A whole year played with made-up time, through the acts, queries and processes that the pages use.

`World` holds who is who; `play` answers whatever the processes ask for until they ask for nothing more. The
seed drives people, choices and the clock; secrets, trackers and shuffling are always drawn fresh.
"""
