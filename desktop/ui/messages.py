"""Words of the Qt-free layers as the interface says them: labels, choices, what errors say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.errors import AppError, Said


def label(text: str) -> str:
    """Return a label or choice of a declaration in the language of the interface."""
    return QCoreApplication.translate("Records", text)


def place_title(text: str) -> str:
    """Return the title of a place in the language of the interface."""
    return QCoreApplication.translate("Places", text)


def said(sentence: str) -> str:
    """Return a sentence of an error in the language of the interface, where it has one in it."""
    if not sentence:
        return ""
    if isinstance(sentence, Said):
        pattern = QCoreApplication.translate("Errors", sentence.pattern)
        return pattern.format_map(sentence.parts)
    return QCoreApplication.translate("Errors", sentence)


def said_both(message: str, advice: str) -> str:
    """Return what happened and what to do about it, as one text."""
    first, then = said(message), said(advice)
    gap = "" if not then or first.endswith("。") else " "
    return f"{first}{gap}{then}"


def said_whole(error: AppError) -> str:
    """Return what an error says and advises, as one text."""
    return said_both(error.message, error.advice)
