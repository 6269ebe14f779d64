"""How many keys a text costs: one model for the program, a word processor and a form on paper.

Typed with full pinyin, word by word, as most people over fifty do who type at all: the letters of
the reading, then one key that takes a candidate. That the wanted word is the first candidate is
assumed for everybody alike; a name is taken character by character, as input methods do not know
it. A character written by hand counts as one stroke of the pen for each stroke that it has – which
is why paper is given in characters and not in strokes.
"""

import re

from pypinyin import Style, lazy_pinyin

WORD = 2
"""Characters that one choice of a candidate takes, on the average of running text."""
_CHINESE = re.compile(r"[\u3400-\u9fff]+")


def keys_of_text(text):
    """Return the keys pressed for a text: pinyin and one choice a word; others one key each."""
    keys, at = 0, 0
    for run in _CHINESE.finditer(text):
        keys += run.start() - at
        keys += sum(map(len, lazy_pinyin(run[0], style=Style.NORMAL))) + choices(run[0])
        at = run.end()
    return keys + len(text) - at


def choices(run):
    """Return how often a candidate is taken in a run of Chinese characters."""
    return -(-len(run) // WORD)


def keys_of_name(name):
    """Return the keys of a person's name: every character is chosen by itself."""
    return sum(map(len, lazy_pinyin(name, style=Style.NORMAL))) + len(name)


def keys_of_chord(keys):
    """Return the keys of a chord: Alt+K is two."""
    return keys.count("+") + 1
