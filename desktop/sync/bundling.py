"""Bundles out and back: what window and command line call, and what stands in the history.

What went onto a stick is under way, not sent: a run of its own in the history (``usb_out``), which
counts as arrived once the receipts of all that it carried are here.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from desktop.domain.own_files import BUNDLE_SUFFIX
from desktop.errors import AppError, ConflictError, Said, SyncError
from desktop.records.ids import new_id
from desktop.services.bundle_ports import BundleIn, BundleOut, LeftOut
from desktop.services.findings import Progress, StoppedError
from desktop.sync.bundle_checks import check
from desktop.sync.bundle_enrolments import invited, write_request
from desktop.sync.bundle_exports import Export
from desktop.sync.bundle_imports import Import
from desktop.sync.bundles import (
    OUT,
    BundleHead,
    BundleReader,
    BundleWriter,
    check_bundle,
    read_head,
)
from desktop.sync.enrolment import read_enrolment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop.services.bundle_ports import BundleAnswer, BundleFiles, Relayed, RelayShelf
    from desktop.services.findings import OnProgress
    from desktop.services.sync_ports import Joining, KeptFiles, SyncStore

_COPY_BYTES = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Bundling:
    """Fills `desktop.services.bundle_ports.Sticks`.

    Attributes:
        name: What people call this machine, for the server.
        app: Version of the app.
    """

    store: SyncStore
    kept: KeptFiles
    files: BundleFiles
    shelf: RelayShelf
    name: str = ""
    app: str = ""

    def ask_to_join(self, path: Path, file: bytes, on_progress: OnProgress) -> BundleOut:
        """Ask by stick to be enrolled, with all that is recorded here; see `Sticks`."""
        if self.store.joining() is not None:
            raise ConflictError(
                "这个账本已经加入了县里。", "直接导出同步包就行，不用再写入网文件。"
            )
        text, before = file.decode(errors="replace"), self.store.invitation()
        self.store.begin_at(read_enrolment(text.encode()).server)
        self.store.keep_invitation(text)
        try:
            return self.export_bundle(path, on_progress)
        except BaseException:
            self.store.keep_invitation(before)  # nothing was written that could be answered
            raise

    def export_bundle(self, path: Path, on_progress: OnProgress) -> BundleOut:
        """Write what waits into a file; see `Sticks`."""
        joining = self._joining()
        run = self.store.begin_run("usb_out")
        try:
            out, figures = self._export(path, joining, on_progress)
        except BaseException as error:
            self.store.end_run(run, _outcome_of(error), {})
            raise
        self.store.end_run(run, "done", figures)
        return out

    def _export(
        self, path: Path, joining: Joining, on_progress: OnProgress
    ) -> tuple[BundleOut, Mapping[str, object]]:
        head = self._head(joining)
        with self.files.writing(path, check_bundle) as file:
            writer = BundleWriter(
                file, head, seal_to=bytes.fromhex(joining.sealing_key), sign=self.store.sign
            )
            export = Export(
                store=self.store,
                kept=self.kept,
                writer=writer,
                on_progress=on_progress,
                enrol=b"" if joining.token else self._request(),
                lost=self._lost(),
            )
            export.write()
            digest = writer.finish()
            size = file.tell()
        returns, left_out = self._write_returns(path)
        out = BundleOut(
            file=path,
            bundle=head.bundle,
            size_bytes=size,
            changes=export.changes,
            parts=export.parts,
            files=export.files,
            asks=not joining.token,
            returns=returns,
            left_out=(*export.left_out, *left_out),
        )
        figures: dict[str, object] = {
            "bundle": head.bundle,
            "digest": digest,
            "carried": export.carried,
            "changes": export.changes,
            "files": export.files,
            "bytes": size,
            "returns": len(returns),
        }
        if not joining.token:
            figures["asks"] = joining.server_name
        return out, figures

    def _head(self, joining: Joining) -> BundleHead:
        identity = self.store.identity()
        return BundleHead(
            bundle=str(new_id()),
            kind=OUT,
            device=identity.device,
            org=joining.org,
            server=joining.server,
            signer=identity.public_key,
        )

    def _lost(self) -> dict[str, int]:
        """Return what the last way back told that the server must be given again."""
        told = (run.figures.get("lost") for run in self.store.runs() if run.way == "usb_in")
        lost = next((each for each in told if isinstance(each, dict)), {})
        return {str(epoch): int(seq) for epoch, seq in lost.items()}

    def _write_returns(self, path: Path) -> tuple[tuple[Path, ...], tuple[LeftOut, ...]]:
        """Write the ways back of other machines beside a bundle."""
        written, left_out = [], []
        for relayed in self.shelf.returns():
            target = path.with_name(_return_name(relayed))
            try:
                with (
                    self.shelf.reading(relayed) as source,
                    self.files.writing(target, check_bundle) as file,
                ):
                    shutil.copyfileobj(source, file, _COPY_BYTES)
                self.shelf.mark_written(relayed)
            except AppError as error:
                left_out.append(LeftOut.because(error, "return"))
            else:
                written.append(target)
        return tuple(written), tuple(left_out)

    def import_bundle(self, path: Path, on_progress: OnProgress) -> BundleIn:
        """Take in a bundle; see `Sticks`."""
        joining = self._joining()
        with self.files.reading(path) as file:
            head = read_head(file)
            self._check_head(head, joining)
            file.seek(0)
            if head.kind == OUT:
                return self._keep(path, file, head)
            run, before = self.store.begin_run("usb_in"), self._receipted()
            taking = Import(store=self.store, kept=self.kept, joining=joining)
            try:
                self._take_back(file, taking, on_progress)
            except BaseException as error:
                figures: dict[str, Any] = {}
                with contextlib.suppress(AppError):  # the ledger itself may be what failed
                    figures = _figures(self._found(head, taking, before), taking)
                self.store.end_run(run, _outcome_of(error), figures)
                raise
        found = self._found(head, taking, before)
        self.store.end_run(run, "done" if found.complete else "cut", _figures(found, taking))
        return found

    def check_bundle(self, path: Path) -> BundleAnswer:
        """Say what a bundle is, and whether it is whole; see `Sticks`."""
        with self.files.reading(path) as file:
            return check(self.store, self._find_joining(), file)

    def _check_head(self, head: BundleHead, joining: Joining) -> None:
        """Refuse a bundle that is not for here."""
        is_own = head.device == joining.device
        if head.server != joining.server:
            raise SyncError(
                "这个同步包是另一个县的。", "请核对拿的是不是本县的 U 盘。", code="server"
            )
        if head.kind == OUT and is_own:
            raise SyncError(
                "这是本机自己导出的同步包，还没有带到县里。",
                "请把它带到乡镇或县里；要导入的是带回来的那一个。",
                code="own",
            )
        if head.kind != OUT and not is_own:
            raise SyncError(
                "这个回程包是给另一台电脑的。",
                Said("它给尾号{tail}的电脑，请在那里导入。", tail=head.device[-8:]),
                code="device",
            )
        if head.kind != OUT and head.signer != joining.receipt_key:
            raise SyncError(
                "这个回程包不是县里的服务器签的。", "请问县里的管理员。", code="signature"
            )

    def _keep(self, path: Path, file: BinaryIO, head: BundleHead) -> BundleIn:
        """Keep another machine's bundle for the line, as it is: its good part counts there too."""
        left_out: tuple[LeftOut, ...] = ()
        try:
            check_bundle(file)
        except SyncError as error:
            left_out = (LeftOut.because(error),)
        self.shelf.keep_out(path, head.device, head.bundle)
        return BundleIn(
            bundle=head.bundle, device=head.device, kept_for="server", left_out=left_out
        )

    def _take_back(self, file: BinaryIO, taking: Import, on_progress: OnProgress) -> None:
        reader = BundleReader(file, self.store.sealing_secret())
        total = os.fstat(file.fileno()).st_size
        for item in reader.items():
            taking.take(item)
            on_progress(Progress(stage="bundle", done=file.tell(), total=total))
        if reader.problem is not None:
            taking.leave_out(LeftOut.because(reader.problem))

    def _found(self, head: BundleHead, taking: Import, before: int) -> BundleIn:
        """Return what was taken in; `before` Changes had their receipts then."""
        return BundleIn(
            bundle=taking.answer.bundle if taking.answer else head.bundle,
            device=head.device,
            enrolled=taking.enrolled,
            receipted=self._receipted() - before,
            pulled=taking.pulled,
            kinds=taking.kinds,
            rows=taking.rows,
            files=taking.files,
            files_arrived=taking.files_arrived,
            conflicts=taking.conflicts,
            held=taking.held,
            alarms=taking.alarms,
            left_out=tuple(taking.left_out),
        )

    def _request(self) -> bytes:
        return write_request(
            self.store.invitation(), self.store.identity(), name=self.name, app=self.app
        )

    def _receipted(self) -> int:
        return sum(chain.receipted for chain in self.store.chains())

    def _find_joining(self) -> Joining | None:
        """Return how this ledger is joined, or asked to be by stick."""
        joining = self.store.joining()
        if joining is None and (file := self.store.invitation()):
            return invited(file, self.store.identity())
        return joining

    def _joining(self) -> Joining:
        joining = self._find_joining()
        if joining is None:
            raise SyncError(
                "这个账本是单机使用，还没有加入县里。",
                "请先用邀请码或入网文件加入本县，再用 U 盘；没有网的，用入网文件和 U 盘加入。",
                code="alone",
            )
        return joining


def _return_name(relayed: Relayed) -> str:
    """Return a file name that tells ways back apart, and does not say who they are for."""
    return f"回程-{relayed.device[-8:]}-{relayed.bundle[-4:]}{BUNDLE_SUFFIX}"


def _outcome_of(error: BaseException) -> str:
    """Return how a run ended that an error ended: a person stopped it, or it failed."""
    return "paused" if isinstance(error, (StoppedError, KeyboardInterrupt)) else "failed"


def _figures(found: BundleIn, taking: Import) -> dict[str, Any]:
    figures = {
        "bundle": found.bundle,
        "receipted": found.receipted,
        "pulled": found.pulled,
        "kinds": dict(found.kinds),
        "files_down": found.files,
        "left_out": [each.code for each in found.left_out],
    }
    # Without an answer nothing was told of what the server lacks: an earlier word of it stands.
    return figures if taking.answer is None else figures | {"lost": dict(taking.lost)}
