"""Every command of the command line, in the order in which help lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.cli import (
    bundles,
    demonstrations,
    dossiers,
    exports,
    keys,
    laws,
    ledgers,
    papers,
    rosters,
    searches,
    self_tests,
    syncs,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_commands(parser: ArgumentParser) -> None:
    """Add every command to the parser of the command line."""
    subparsers = parser.add_subparsers(metavar="命令")
    for module in (
        ledgers,
        keys,
        laws,
        rosters,
        searches,
        papers,
        exports,
        dossiers,
        syncs,
        bundles,
        demonstrations,
        self_tests,
    ):
        module.register(subparsers)
