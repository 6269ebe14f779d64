"""What a look at the whole ledger found: problems as values, with what and where and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

MAX_OF_A_KIND = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is not as it should be; `message` is a sentence for a person."""

    code: str
    message: str
    details: Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a stage is: ``pages``, ``chain`` or ``tables``; `done` of `total` of its units."""

    stage: str
    done: int
    total: int


class StoppedError(Exception):
    """The person wishes no more of it; an OnProgress raises it, and what was begun is left."""


OnProgress = Callable[[Progress], object]
"""Told how far something is; may raise StoppedError."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verification:
    """What verifying a ledger gave; `notes` say what a person should know and is no fault."""

    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    changes: int
    patches: int

    @property
    def ok(self) -> bool:
        """Whether everything is as it should be."""
        return not self.problems


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What comparing the tables with the journal gave; `held` needs a newer version of the app."""

    problems: tuple[Problem, ...]
    held: tuple[Problem, ...]
    rows: int
    patches: int

    @property
    def ok(self) -> bool:
        """Whether the tables are what the journal gives."""
        return not self.problems


class Findings:
    """Collects problems; of one kind the first fifty, and how many there are."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def add(self, code: str, message: str, **details: object) -> None:
        """Enter one problem."""
        self._counts[code] += 1
        if self._counts[code] <= MAX_OF_A_KIND:
            self._problems.append(Problem(code=code, message=message, details=details))

    def take(self, others: tuple[Problem, ...]) -> None:
        """Enter what another look found."""
        self._problems += others

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found, with a line for what was left out."""
        left_out = (
            Problem(
                code=code,
                message=f"这类问题共{count}处，只列出前{MAX_OF_A_KIND}处。",
                details={"count": count},
            )
            for code, count in self._counts.items()
            if count > MAX_OF_A_KIND
        )
        return (*self._problems, *left_out)
