"""Makes a function an act: one transaction, one name in the journal, one line in the undo menu.

A function under :func:`act` takes the work first; callers hand it a ledger, or, from within another
act, the work under way, whose transaction it joins.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.services.ports import Ledger, Work

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ActKind:
    """What is known of an act by its name; `title` is what history and undo call it."""

    name: str
    title: str
    undoable: bool


ACTS: dict[str, ActKind] = {}


def act(
    title: str, *, undoable: bool = True
) -> Callable[[Callable[Concatenate[Work, P], T]], Callable[Concatenate[Ledger | Work, P], T]]:
    """Make a function an act of this title; its own name is the name in the journal."""

    def decorate(
        function: Callable[Concatenate[Work, P], T],
    ) -> Callable[Concatenate[Ledger | Work, P], T]:
        name = function.__name__
        ACTS[name] = ActKind(name, title, undoable)

        @functools.wraps(function)
        def run(ledger: Ledger | Work, /, *args: P.args, **kwargs: P.kwargs) -> T:
            if not hasattr(ledger, "act"):
                return function(ledger, *args, **kwargs)
            with ledger.act(name) as work:
                return function(work, *args, **kwargs)

        return run

    return decorate
