"""Say whether the lock files still fit pyproject.toml; run by ``make check``, without network."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;\\]+)(?P<rest>.*)$", re.MULTILINE)


def read_lock(text: str) -> dict[str, list[str]]:
    """Return the versions that a lock file holds of each package; one a platform may differ."""
    versions: dict[str, list[str]] = {}
    for found in LOCKED.finditer(text):
        versions.setdefault(canonicalize_name(found["name"]), []).append(found["version"])
    return versions


def without_hash(text: str) -> list[str]:
    """Return the packages of a lock file that no hash follows, which pip would refuse."""
    entries = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    return [entry.split("==")[0] for entry in entries if "--hash=sha256:" not in entry]


def problems(wanted: list[str], lock: str, text: str) -> list[str]:
    """Return a sentence for each requirement that a lock file does not meet."""
    versions = read_lock(text)
    told = [f"{lock}: no hash for {name}" for name in without_hash(text)]
    for requirement in map(Requirement, wanted):
        held = versions.get(canonicalize_name(requirement.name))
        if held is None:
            told.append(f"{lock}: {requirement.name} is missing")
        else:
            told += [
                f"{lock}: {requirement.name} {version} does not fit {requirement.specifier}"
                for version in held
                if not requirement.specifier.contains(version, prereleases=True)
            ]
    return told


def requirements_of(group: list[str | dict[str, str]]) -> list[str]:
    """Return what a dependency group asks for itself; an included group has its own lock file."""
    return [one for one in group if isinstance(one, str)]


def main() -> int:
    """Compare every lock file with pyproject.toml; return the exit status."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {"desktop": project["project"]["dependencies"], **project["dependency-groups"]}
    told = [
        problem
        for name, requirements in wanted.items()
        for problem in problems(
            requirements_of(requirements),
            f"packaging/locks/{name}.txt",
            (ROOT / f"packaging/locks/{name}.txt").read_text(encoding="utf-8"),
        )
    ]
    if told:
        sys.stderr.write("\n".join([*told, "make lock brings them up to date\n"]))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
