"""Errands: work that is due later or in the background.

An act writes a row (`evaluation.ground.bell.send`) in its own transaction; this package runs it. The row
is the truth, the broker only a bell, and the sweeper rings again. State chart of a row:

    waiting ──claim──▶ claimed ──▶ done
       ▲                  │├─────▶ failed      refused, or tried too often
       └──put back────────┘└─────▶ uncertain   for the outside world, and nobody knows whether it went out
"""
