"""Hands at the keyboard: they press, and every key is counted under the step of the meeting.

Chinese text stands for what a person types with a pinyin input method: it is put on the screen
character by character, and counted by desktop-independent rules in keystrokes.py.
"""

from collections import Counter
from contextlib import contextmanager

from keystrokes import keys_of_chord, keys_of_text


class Hands:
    """Two fingers on one display."""

    def __init__(self, display):
        self._display = display
        self._step = ""
        self.counted = Counter()

    @contextmanager
    def step(self, name):
        """Count what is pressed inside under a step of the meeting."""
        before, self._step = self._step, name
        yield
        self._step = before

    def press(self, *keys):
        """Press keys, named as xdotool names them: `alt+k`, `Return`."""
        self._display.press(*keys)
        self.counted[self._step] += sum(map(keys_of_chord, keys))

    def type(self, text):
        """Type a text."""
        self._display.press(*map(self._display.key_of, text))
        self.counted[self._step] += keys_of_text(text)

    def type_path(self, path):
        """Type the path of a file; its folder is not counted, since it is another every time."""
        self._display.press(*map(self._display.key_of, str(path)))
        self.counted[self._step] += len(path.name)
