"""Everything that touches bytes which somebody else made. It runs only in a process of its own.

`python -m documents.confined` reads one file on standard input and writes one JSON object: either a
fault by its code, or the kind of the file with its paragraphs, or the kind with a request to convert it.
The process first gives up memory, time and files (`limits`); the caller gives it no secret in its
environment. No framework here: it must start fast, and a break-in should find nothing.
"""
