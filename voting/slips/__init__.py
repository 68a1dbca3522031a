"""Slips as one PDF that exists only as a stream: never a file, never whole in memory, never in a queue."""
