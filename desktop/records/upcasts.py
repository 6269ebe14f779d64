"""What must be derived from fields of an older schema: pure functions beside the declarations.

A field is never renamed, retyped or given another meaning: it is retired and a new one is added.
Where the new one's value follows from the old one's, an upcast says how, and the journal, which
keeps what was written under the old schema, still gives the same rows as the migrated tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Upcast = Callable[[Mapping[str, Any]], Mapping[str, Any]]

_UPCASTS: dict[str, list[tuple[int, Upcast]]] = {}


def upcast(type_name: str, *, to_schema: int) -> Callable[[Upcast], Upcast]:
    """Enter a function that derives fields which `to_schema` brought.

    It is given the plain fields (desktop.records.values) of one patch written under an older
    schema, often only those that an edit changed, and returns those it derives from them: none
    where what it needs is not among them.
    """

    def decorate(derive: Upcast) -> Upcast:
        steps = _UPCASTS.setdefault(type_name, [])
        steps.append((to_schema, derive))
        steps.sort(key=lambda step: step[0])
        return derive

    return decorate


def derived_fields(type_name: str, fields: Mapping[str, Any], schema: int) -> dict[str, Any]:
    """Return what follows from a patch's plain fields, written under `schema`, for later ones."""
    derived: dict[str, Any] = {}
    for to_schema, derive in _UPCASTS.get(type_name, ()):
        if schema < to_schema:
            derived.update(derive({**fields, **derived}))
    return derived
