"""The 10,000 records that sync is measured with: about 450 bytes each, the same on every run."""

import json
import uuid

from measuring import seeded

COUNT = 10_000
WORDS = (
    "村民代表会议讨论低保道路硬化宅基地分红公示表决同意反对弃权书记主任监督委员议题整改落实回访资金使用环境卫生承包合同"
    "水利灌溉养老补贴"
)


def records(count):
    """Return what a peer keeps as one note, document or row each."""
    chance = seeded(7)

    def text(length):
        return "".join(chance.choice(WORDS) for _ in range(length))

    def an_id():
        return str(uuid.UUID(int=chance.getrandbits(128), version=4))

    made = []
    for number in range(count):
        made.append(
            {
                "id": an_id(),
                "meeting_id": an_id() if number % 20 == 0 else made[-1]["meeting_id"],
                "org": f"3301{chance.randrange(300):06d}",
                "kind": chance.choice(["vote", "follow_up", "agenda", "attendance"]),
                "title": text(12),
                "body": text(60),
                "state": chance.choice(["draft", "final", "open", "closed"]),
                "by": f"u{chance.randrange(2000):04d}",
                "n_yes": chance.randrange(80),
                "n_no": chance.randrange(20),
                "at": f"2026-{chance.randrange(1, 13):02d}-{chance.randrange(1, 28):02d}T"
                f"{chance.randrange(24):02d}:{chance.randrange(60):02d}:00Z",
            }
        )
    return made


def write_records(path, count):
    """Write them as JSON for the peers."""
    path.write_text(json.dumps(records(count), ensure_ascii=False), encoding="utf-8")
    return path
