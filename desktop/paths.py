"""Where things lie on this computer: the ledger's home, logs, cache and fonts.

Nothing is created here; whoever writes makes the folder.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from desktop.resources import resource

HOME_VARIABLE = "YISHIBU_HOME"
LEDGER_FILE = "ledger.db"
KEY_FILE = "keys.json"


def home_folder() -> Path:
    """Return the folder of ledger and attachments: ``YISHIBU_HOME``, else the user's data folder.

    A relative or ``~`` path in the variable is made absolute; an empty one counts as unset.
    """
    chosen = os.environ.get(HOME_VARIABLE)
    if chosen:
        return Path(chosen).expanduser().absolute()
    return Path(platformdirs.user_data_dir("yishibu", appauthor=False))


def holds_ledger(folder: Path) -> bool:
    """Whether a folder holds a ledger, or the keys of one whose file is gone: no place to begin."""
    return (folder / LEDGER_FILE).exists() or (folder / KEY_FILE).exists()


def settings_file() -> Path:
    """Return where the look of the window is kept: with a chosen home, else the user's settings."""
    if os.environ.get(HOME_VARIABLE):
        return home_folder() / "window.ini"
    return Path(platformdirs.user_config_dir("yishibu", appauthor=False)) / "window.ini"


def log_folder() -> Path:
    """Return the folder of the log: beside a ledger whose home was chosen, else the user's logs."""
    if os.environ.get(HOME_VARIABLE):
        return home_folder() / "logs"
    return Path(platformdirs.user_log_dir("yishibu", appauthor=False))


def cache_folder() -> Path:
    """Return the folder of what can be made or fetched anew; all checkouts of a user share it."""
    return Path(platformdirs.user_cache_dir("yishibu", appauthor=False))


def font_cache() -> Path:
    """Return the folder into which set-up lays the fonts."""
    return cache_folder() / "fonts"


def font_folders() -> list[Path]:
    """Return where papers look for fonts, first hit wins: packed with the app, then the cache.

    The system's own fonts are not searched: the bytes of a paper must not depend on what else
    is installed.
    """
    packed = resource("fonts")
    folders = [packed] if isinstance(packed, Path) and packed.is_dir() else []
    return [*folders, font_cache()]
