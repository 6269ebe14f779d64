"""A meeting day of a room as it travels: 150 signed Changes, and two photos of 200 KB.

Every room has its own device, key, ids and salts; what is said is the same. A phone's photo does
not get smaller by packing, so that random bytes stand for it.
"""

import hashlib
import random
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from village import Village

from desktop.domain.changes import START, Header, Patch, digest_of, payload_digest
from desktop.domain.clocks import format_stamp
from desktop.domain.feeds import Sent
from desktop.records import Kind, fields_of, record_type
from desktop.records.declarations import MISSING, SCHEMA
from desktop.records.values import to_plain
from desktop.sync.batches import write_batch
from desktop.sync.compression import pack

CHANGES, PHOTOS, PHOTO_BYTES = 150, 2, 200_000
PEOPLE, OPINIONS, EDITS = 46, 40, 8
PACKED = 48_000  # bytes of a batch before it is packed a third of that: well under 64 KB
_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@dataclass(frozen=True)
class Day:
    """What one room sends."""

    device: str
    public_key: str
    batches: tuple[bytes, ...]
    photos: tuple[bytes, ...]


class Script:
    """The acts of a day, once, and the patches of their rows, under ids that stand for others."""

    def __init__(self):
        self._chance, self._talk = random.Random(7), Village(7)
        self.acts = []
        self._play()
        if len(self.acts) != CHANGES:
            raise RuntimeError(f"the day has {len(self.acts)} Changes")

    def _id(self):
        return str(UUID(int=self._chance.getrandbits(128), version=4))

    def _enter(self, act, type_name, **values):
        row = self._id()
        plain = {
            each.name: None if each.default is MISSING else to_plain(each, each.default)
            for each in fields_of(record_type(type_name))
            if each.kind is not Kind.ID and each.name != "org" and not each.local
        }
        self.acts.append((act, type_name, row, plain | values, {}))
        return row

    def _edit(self, act, type_name, row, seq, **values):
        replaced = {name: [str(seq)] for name in values}
        self.acts.append((act, type_name, row, values, replaced))

    def _play(self):
        meeting = self._enter("plan_meeting", "Meeting", title="村民代表会议", held_on="2026-11-28")
        item = self._enter("add_item", "AgendaItem", meeting=meeting, title="透析室的事")
        guests = [
            self._enter("invite", "Participant", meeting=meeting, person_name=self._talk.name())
            for _ in range(PEOPLE)
        ]
        for guest in guests:
            self._enter("record_arrival", "Attendance", participant=guest, kind="arrived")
        for number in range(OPINIONS):
            self._enter(
                "record_opinion", "Opinion", meeting=meeting, agenda_item=item,
                speaker=guests[number % PEOPLE], content=self._talk.paragraph(60),
            )  # fmt: skip
        motion = self._enter("put_motion", "Motion", meeting=meeting, title="是否开通班车")
        self._enter("close_ballot", "Ballot", motion=motion)
        for number in range(4):
            self._enter("add_task", "Task", title=f"第{number + 1}件事", unit="村委会")
        for number in range(PHOTOS):
            self._enter(
                "attach",
                "Attachment",
                title=f"照片{number + 1}",
                file_digest="",
                size_bytes=PHOTO_BYTES,
            )
        for number in range(EDITS):
            self._edit("edit_meeting", "Meeting", meeting, number or 1, place=f"会场{number}")

    def day_of(self, number, org):
        """Return the day of a room, by its number and the id of its organization."""
        chance = random.Random(number)
        key = Ed25519PrivateKey.from_private_bytes(chance.randbytes(32))
        ids: dict[bytes, bytes] = {}

        def renamed(found):
            old = found.group()
            if old not in ids:
                ids[old] = str(UUID(int=chance.getrandbits(128), version=4)).encode()
            return ids[old]

        photos = tuple(chance.randbytes(PHOTO_BYTES) for _ in range(PHOTOS))
        digests = iter([hashlib.sha256(photo).hexdigest() for photo in photos])
        device, epoch = (str(UUID(int=chance.getrandbits(128), version=4)) for _ in range(2))
        at, previous, changes = datetime(2026, 11, 28, 1, tzinfo=UTC), START, []
        for seq, (act, type_name, row, fields, replaced) in enumerate(self.acts, start=1):
            known = fields | ({"file_digest": next(digests)} if type_name == "Attachment" else {})
            patch = Patch(
                type=type_name, id=row, org="", audience="own", fields=known, replaces=replaced,
                salt=chance.randbytes(16).hex(),
            )  # fmt: skip
            body = _UUID.sub(renamed, patch.body()).replace(
                b'"org":""', b'"org":"%b"' % org.encode()
            )
            at += timedelta(seconds=40)
            header = Header(
                device=device, epoch=epoch, seq=seq, stamp=format_stamp(at, 0), schema=SCHEMA,
                actor=device, act=act, act_id=str(UUID(int=chance.getrandbits(128), version=4)),
                previous=previous, payload=payload_digest([digest_of(body)]),
            )  # fmt: skip
            changes.append(Sent(header=header, parts=(body,)))
            previous = changes[-1].digest
        return Day(
            device=device,
            public_key=key.public_key().public_bytes_raw().hex(),
            batches=tuple(pack(one) for one in _batches(changes, key.sign)),
            photos=photos,
        )


def _batches(changes, sign):
    begin = size = 0
    for index, one in enumerate(changes):
        if size > PACKED and index > begin:
            yield write_batch(changes[begin:index], sign)
            begin, size = index, 0
        size += sum(map(len, one.parts))
    yield write_batch(changes[begin:], sign)
