"""What a measurement found, and how it is written: on stdout and in docs/benchmarks.md."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Target:
    """A bound that was set before it was measured, and what was measured."""

    what: str
    bound: str
    measured: str
    met: bool

    def line(self):
        return (
            f"target {'met' if self.met else 'missed'}: {self.what}: {self.measured} ({self.bound})"
        )


@dataclass(frozen=True)
class Table:
    """Rows of texts under a head; the first column is text, the others figures, or text too."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    of_figures: bool = True

    def markdown(self):
        rule = "|".join(["---", *["---:" if self.of_figures else "---"] * (len(self.head) - 1)])
        lines = [f"| {' | '.join(self.head)} |", f"|{rule}|"]
        return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in self.rows)])


@dataclass(frozen=True)
class Section:
    """One measurement: what was done, tables, targets, and how to read it."""

    title: str
    done: str
    parts: tuple[Table | str, ...]
    targets: tuple[Target, ...]
    reading: tuple[str, ...] = field(default=())

    def markdown(self):
        parts = [each if isinstance(each, str) else each.markdown() for each in self.parts]
        reading = "\n".join(f"- {line}" for line in self.reading)
        return "\n\n".join(
            part for part in [f"## {self.title}", self.done, *parts, reading] if part
        )


def targets_table(sections):
    """Return every target in one table."""
    rows = [
        (each.what, each.bound, each.measured, "met" if each.met else "**missed**")
        for section in sections
        for each in section.targets
    ]
    return Table(("target", "bound", "measured", ""), tuple(rows), of_figures=False)


def page(sections, machine, minutes):
    """Return docs/benchmarks.md."""
    foreword = (
        "Written by `make bench`; do not edit. Every number is of one run on one machine, in which"
        f" the contestants took turns; the run took {minutes:.1f} minutes. Speed and memory are"
        " measured here and never asserted in tests."
    )
    return "\n\n".join(
        [
            "# Benchmarks",
            foreword,
            "## Targets",
            targets_table(sections).markdown(),
            "## The machine",
            machine.markdown(),
            *(section.markdown() for section in sections),
            "",
        ]
    )
