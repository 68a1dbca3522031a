"""Right links against chance, and the smallest advantage that would have been noticed.

A guess that knows nothing is a random permutation of the thirty ballots to one question: it has one right link
on average, with variance one. Over N permutations the right links are as good as Poisson with mean N. A source
raises the alarm when it has more than chance gives once in ALARM, divided by the number of sources asked.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from tests.voting.linker.meeting import QUESTIONS, VOTERS, Meeting

ALARM = 1e-4
POWER = 0.99


@dataclass(frozen=True, slots=True)
class Score:
    source: str
    right: int
    links: int

    @property
    def rate(self) -> float:
        return self.right / self.links


@dataclass(frozen=True, slots=True)
class Verdict:
    """`detectable` is the share of voters that an attacker would have to know to be noticed with 99 % power."""

    meetings: int
    sources: int
    chance: float
    best: Score
    threshold: int
    detectable: float
    alarms: tuple[str, ...]

    @property
    def found(self) -> bool:
        return self.best.right > self.threshold

    def __str__(self) -> str:
        return (
            f"{self.meetings} meetings of {VOTERS}, {self.sources} sources: best {self.best.rate:.4f} "
            f"({self.best.right} of {self.best.links}, {self.best.source}); chance {self.chance:.4f}; "
            f"alarm above {self.threshold / self.best.links:.4f}; {self.detectable:.2%} of voters known would be "
            f"noticed with {POWER:.0%} power -> {'LEAK: ' + '; '.join(self.alarms) if self.found else 'no leak'}"
        )


def score(source: str, guesses: dict[str, list[str]], meetings: list[Meeting]) -> Score:
    """Complete a guess at random where it says nothing, and count its right links."""
    right = 0
    for meeting in meetings:
        for question in range(QUESTIONS):
            truth = [voter[question] for voter in meeting.truth]
            there = set(truth)
            guess = [t for t in dict.fromkeys(guesses.get(meeting.code, ())) if t in there]
            guess += random.sample(sorted(there - set(guess)), len(truth) - len(guess))
            right += sum(said == true for said, true in zip(guess, truth, strict=True))
    return Score(source, right, len(meetings) * QUESTIONS * VOTERS)


def judge(scores: list[Score], meetings: int) -> Verdict:
    permutations = meetings * QUESTIONS
    best = max(scores, key=lambda s: s.right)
    threshold = quantile(permutations, ALARM / len(scores))
    alarms = tuple(s.source for s in scores if s.right > threshold)
    return Verdict(meetings, len(scores), 1 / VOTERS, best, threshold, detectable(permutations, threshold), alarms)


def tail(mean: float, above: int) -> float:
    """P(Poisson(mean) > above)."""
    return max(0.0, 1.0 - sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(above + 1)))


def quantile(mean: float, level: float) -> int:
    """The smallest number that Poisson(mean) exceeds with at most this probability."""
    number = int(mean)
    while tail(mean, number) > level:
        number += 1
    return number


def detectable(permutations: int, threshold: int) -> float:
    """The smallest share of voters known for certain at which the alarm is raised with 99 % power."""
    for step in range(1, 10_001):
        share = step / 10_000
        mean = permutations * (1 + share * (VOTERS - 1))
        if tail(mean, threshold) >= POWER:
            return share
    return 1.0
