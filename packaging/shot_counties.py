"""A county for pictures: a real server on loopback, ledgers of a village and of its township.

They write until there is something of everything to see, in 同步中心 and of what came from above.
"""

from __future__ import annotations

import secrets
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch
from uuid import UUID

import uvicorn

from desktop.beginnings import found_joined_home
from desktop.composition import open_home
from desktop.domain.deadlines import day_of
from desktop.records import Consultation, Organization, Person, Submission, Task
from desktop.samples import play_samples, trace_sample_division
from desktop.services.from_above import answer_submission, publish_bulletin, remind_village
from desktop.services.outcomes import assign_task, record_progress
from desktop.services.sync_ports import Invitation
from server.division_files import DivisionRow
from server.enrolments import make_code
from server.organizations import get_organization, import_divisions, name_server
from server.serving import make_config, open_socket
from server.stores import open_store

if TYPE_CHECKING:
    from contextlib import ExitStack
    from pathlib import Path

    from desktop.composition import Home

_START_S = 0.01
_TASK = {"unit": "镇水务站", "responsible": "刘万仓", "due": "2026-11-20"}
_PROSE, _MANY = "先查线路，再换灯头，后验收，", 60
_CONTENT = "带身份证和土地承包合同到村委会登记。"
_BULLETINS = ("2026年种粮补贴怎么领", "冬季取暖补助办理时间", "农机购置补贴清单")


class County:
    """A server that answers until it is stopped, for the village of the samples and all above."""

    def __init__(self, folder: Path) -> None:
        self._store = open_store("", folder)
        rows = [
            DivisionRow(line=line, code=one.code, name=one.name, level=one.level, parent=one.parent)
            for line, one in enumerate(trace_sample_division(), start=1)
        ]
        import_divisions(self._store, rows)
        name_server(self._store, "示例县政协")
        self._codes = [row.code for row in rows]
        self._listener = open_socket("127.0.0.1", 0)
        self._server = uvicorn.Server(make_config(self._store))
        self._thread = threading.Thread(target=self._server.run, args=([self._listener],))
        self._thread.start()
        while not self._server.started:
            time.sleep(_START_S)

    def join(self, stack: ExitStack, folder: Path, name: str, *, above: int = 0) -> Home:
        """Return an open home of this name, of the village or of what is so far above it."""
        org = get_organization(self._store, self._codes[-1 - above])
        url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        invitation = Invitation(url=url, code=make_code(self._store, org).code)
        passphrase = secrets.token_hex(8)
        with patch("desktop.beginnings.machine_name", return_value=name):
            found_joined_home(
                folder,
                invitation,
                keeper="白海燕" if above else "马晓梅",
                passphrase_source=lambda: passphrase,
                use_keyring=False,
            )
        return stack.enter_context(open_home(folder, passphrase_source=lambda: passphrase))

    def stop(self) -> None:
        """Break every line and answer no more."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join()
        self._listener.close()

    def close(self) -> None:
        """Stop, and close the store."""
        self.stop()
        self._store.close()


def fill_centre(stack: ExitStack, folder: Path) -> Home:
    """Return the open home of a village machine with conflicts, a refusal and a history."""
    county = County(folder / "server")
    stack.callback(county.close)
    here = county.join(stack, folder / "here", "联络室")
    other = county.join(stack, folder / "other", "村委会")
    township = county.join(stack, folder / "township", "镇政协", above=1)
    task, person = _begin(here)
    for home in (here, other, township):
        sync(home)
    _write_above(township, task)
    _put_off(other, task, "2026-12-05")
    _call(other, person, "13855552074")
    for home in (township, other):
        sync(home)
    _put_off(here, task, "2026-11-27")
    _call(here, person, "13812342048")
    _write_astray(here)
    sync(here)
    _export(here, folder / "stick")
    _lose_the_line(here, county)
    return here


def fill_room(stack: ExitStack, folder: Path) -> Home:
    """Return the open home of a village to which its township sent one thing of each kind."""
    county = County(folder / "server")
    stack.callback(county.close)
    room = county.join(stack, folder / "room", "联络室")
    township = county.join(stack, folder / "township", "镇政协", above=1)
    play_samples(room)
    with room.ledger.act("enter_for_pictures") as work:
        matter = Consultation(title="村口候车亭加灯", stage="submit", kind="grassroots")
        handed_in = Submission(consultation=matter.id, addressed_to="花马池镇人民政府")
        for row in (matter, handed_in):
            work.add(row)
        late = next(row.id for row in work.list(Task) if row.state == "running")
    room.back_up_daily()
    for home in (room, township):
        sync(home)
    today = day_of(datetime.now(UTC))
    days = {"issued_on": today.isoformat(), "due": (today + timedelta(days=1)).isoformat()}
    remind_village(township.ledger, late, content="请说明进度，卡在哪里", **days)
    reason = "列入明年镇里的路灯计划，三月开工"
    answer_submission(township.ledger, handed_in.id, reason=reason, decided_on=days["issued_on"])
    publish_bulletin(
        township.ledger,
        title=_BULLETINS[0],
        content=_CONTENT,
        issued_on=days["issued_on"],
        pass_on_by=days["due"],
    )
    for home in (township, room):
        sync(home)
    return room


def sync(home: Home) -> None:
    """Sync once, whatever comes of it."""
    home.sync(lambda *_, **__: None, way="hand")


def _begin(home: Home) -> tuple[UUID, UUID]:
    task = assign_task(home.ledger, title="四组人饮主管道换管", **_TASK)
    with home.ledger.act("enter_for_pictures") as work:
        person = Person(name="贺占林", phone="13812342047")
        work.add(person)
    return task, person.id


def _write_above(home: Home, task: UUID) -> None:
    for title in _BULLETINS:
        publish_bulletin(home.ledger, title=title, content=_CONTENT, issued_on="2026-11-20")
    told = {"issued_on": "2026-11-21", "due": "2026-11-28", "content": "请说明换管进度"}
    remind_village(home.ledger, task, **told)


def _write_astray(home: Home) -> None:
    """Write what is another's to write: the county does not take it, and says why."""
    with home.ledger.act("enter_for_pictures") as work:
        own = work.get(Organization, UUID(work.setting("org")))
        work.add(Task(org=own.parent, title="镇上集市划线"))


def _export(home: Home, stick: Path) -> None:
    assign_task(home.ledger, title="打谷场夜里照明", **_TASK)
    stick.mkdir()
    home.export_bundle(stick / "village.yishibu-bundle", lambda *_: None)


def _lose_the_line(home: Home, county: County) -> None:
    """Record more than goes at once, and end the server once some of it has gone."""
    for number in range(_MANY):
        named = {"title": f"{number + 1}组路灯检修", "milestones": _PROSE * 20}
        assign_task(home.ledger, **_TASK | named)

    def tell(stage: str, done: int, total: int, **_: bool) -> None:
        if stage == "push" and 0 < done < total:
            county.stop()

    home.sync(tell, way="hand")


def _put_off(home: Home, task: UUID, day: str) -> None:
    record_progress(
        home.ledger,
        task,
        on_day="2026-11-20",
        content="管材还没有到",
        reason="厂家缺货",
        extended_to=day,
        agreed_by="镇水务站",
    )


def _call(home: Home, person: UUID, phone: str) -> None:
    with home.ledger.act("enter_for_pictures") as work:
        work.get(Person, person).phone = phone
