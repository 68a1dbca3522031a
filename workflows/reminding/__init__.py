"""Deadlines of matters: set when a step begins to wait, met or called off with it, and said again by hand."""
