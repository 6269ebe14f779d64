"""Facts of the machine without which no number means anything."""

import os
import platform
import re
import shutil
import sqlite3
import subprocess
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil
import sqlcipher3.dbapi2 as sqlcipher
from measuring import Times, ms
from reports import Table

PEERS = ("reportlab", "fpdf2", "weasyprint", "typst", "SQLAlchemy", "sqlcipher3")


def facts(folder):
    """Return a table of facts; `folder` lies on the disk that is measured."""
    load = ", ".join(f"{each:.2f}" for each in os.getloadavg())
    rows = [
        ("day", datetime.now(UTC).strftime("%Y-%m-%d")),
        ("processor", f"{processor()}, {os.cpu_count()} cores"),
        ("memory", f"{psutil.virtual_memory().total / 2**30:.0f} GiB"),
        ("system", f"{system()}, Linux {platform.release()}"),
        ("disk", f"{file_system(folder)}; 16 KB written and synced in {ms(sync(folder).median)}"),
        ("load before the run (1, 5, 15 minutes)", load),
        ("Python", platform.python_version()),
        ("SQLite of Python; of SQLCipher", f"{sqlite3.sqlite_version}; {cipher()}"),
        ("packages", ", ".join(f"{name} {version(name)}" for name in PEERS)),
        ("LibreOffice", libreoffice()),
    ]
    return Table(("fact", ""), tuple(rows), of_figures=False)


def processor():
    text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    found = re.search(r"model name\s*:\s*(.+)", text)
    return found[1] if found else platform.processor() or platform.machine()


def system():
    return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())


def cipher():
    connection = sqlcipher.connect(":memory:")
    found = connection.execute("PRAGMA cipher_version").fetchone()
    connection.close()
    return f"{sqlcipher.sqlite_version} (SQLCipher {found[0]})"


def libreoffice():
    if not shutil.which("soffice"):
        return "not installed"
    told = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True)
    return " ".join(told.stdout.split()[1:2])


def file_system(folder):
    mounts = [part for part in psutil.disk_partitions(all=True) if part.fstype]
    inside = [part for part in mounts if folder.resolve().is_relative_to(part.mountpoint)]
    return max(inside, key=lambda part: len(part.mountpoint)).fstype


def sync(folder):
    """Return how long the disk takes to keep 16 KB: below about 1 ms nothing really waits."""
    path = folder / "sync"
    runs = []
    with path.open("wb", buffering=0) as file:
        for _ in range(100):
            file.write(bytes(16 * 1024))
            begin = time.perf_counter()
            os.fsync(file.fileno())
            runs.append(time.perf_counter() - begin)
    path.unlink()
    return Times(tuple(runs))
