"""Read-only access to the files under resources/, from a checkout or an installed wheel."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def _root() -> Traversable:
    packaged = files("desktop") / "_resources"
    if packaged.is_dir():
        return packaged
    return Path(__file__).resolve().parent.parent / "resources"


def resource(path: str) -> Traversable:
    """Return the resource at a relative path such as ``rules/villages.toml``.

    Raises:
        ValueError: The path is absolute or climbs out of the resources.
    """
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts:
        msg = f"not a resource path: {path}"
        raise ValueError(msg)
    return _root().joinpath(*pure.parts)


def read_text(path: str) -> str:
    """Return a resource's text."""
    return resource(path).read_text(encoding="utf-8")
