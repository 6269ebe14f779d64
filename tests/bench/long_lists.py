"""Scrolls a list of many rows in a process of its own and tells what each frame took, in JSON.

usage: long_lists.py ROWS, on the display or platform that the environment names
"""

import json
import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.fonts import install_fonts
from desktop.ui.lists.rows import Row, RowList
from desktop.ui.looks import Look
from desktop.ui.stylesheet import style_sheet

FRAMES = 300
SIZE = (1000, 640)


def frames(number):
    """Return the seconds of every frame of paging, of wheel-like steps and of jumps."""
    rows = RowList()
    rows.resize(*SIZE)
    begin = time.perf_counter()
    rows.show_rows(
        [
            Row(
                key=at,
                title=f"第{at}件：村口路灯又坏了，晚上走路不安全",
                second=f"2026-11-{at % 28 + 1:02d} · {at % 9 + 1}组 · 李某反映",
                lead="诉求",
                icon="message-square-text",
                chips=(("剩 4 天", "warn", "clock"),),
                action="办理",
                initials="dkld",
            )
            for at in range(number)
        ]
    )
    rows.show()
    QTest.qWaitForWindowExposed(rows)
    shown = time.perf_counter() - begin
    taken = []
    bar = rows.verticalScrollBar()
    for at in range(FRAMES):
        begin = time.perf_counter()
        if at % 3 == 0:
            QTest.keyClick(rows, Qt.Key.Key_PageDown)
        elif at % 3 == 1:
            bar.setValue(bar.value() + 53)
        else:
            bar.setValue(at * 7919 % max(1, bar.maximum()))
        rows.viewport().repaint()
        QApplication.processEvents()
        taken.append(time.perf_counter() - begin)
    return shown, taken


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    install_fonts()
    application.setStyle("Fusion")
    application.setStyleSheet(style_sheet(Look()))
    shown, taken = frames(int(sys.argv[1]))
    sys.stdout.write(json.dumps({"shown": shown, "frames": taken}))
