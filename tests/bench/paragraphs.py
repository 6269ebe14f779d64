"""A ledger of so many concerns, each one paragraph, for measuring edits and search."""

from datetime import timedelta

from bulk import moment


def build_paragraphs(writer, talk, size):
    """Fill a ledger with `size` concerns; titles are bare numbers, so content is what is found."""
    at = moment(2020, 0, 0)
    for number in range(size):
        act = []
        at += timedelta(seconds=1)
        values = {"title": f"{number + 1}", "content": talk.paragraph(), "raised_on": "2020-01-01"}
        writer.create(act, "Concern", at, values)
        writer.write("record_concern", at, act)
        if number % 2000 == 0:
            writer.flush()
