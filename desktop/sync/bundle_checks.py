"""Says what a bundle is, and whether it is whole, to whoever holds it in hand; changes nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, BinaryIO

from desktop.errors import SyncError
from desktop.services.bundle_ports import BundleAnswer, is_receipted
from desktop.sync.bundles import OUT, BundleReader, check_bundle, read_head

if TYPE_CHECKING:
    from desktop.services.sync_ports import Joining, Run, SyncStore
    from desktop.sync.bundles import BundleHead

_RUNS = 1000
_PIECE_BYTES = 1024 * 1024
_KINDS = {
    "enrolled": "加入的答复",
    "receipts": "回执",
    "snapshot": "县里现有的内容",
    "page": "下发内容",
    "part": "长文",
    "file": "附件",
}


def check(store: SyncStore, joining: Joining | None, file: BinaryIO) -> BundleAnswer:
    """Return what a bundle is to this ledger.

    Args:
        store: The ledger's.
        joining: How it is joined, or asked to be; None where it works alone.
        file: The bundle, at its beginning.
    """
    try:
        head = read_head(file)
        file.seek(0)
        check_bundle(file)
    except SyncError as error:
        return _no(str(error))
    file.seek(0)
    if store.identity().device != head.device:
        return _of_another(joining, head)
    if head.kind == OUT:
        return _own_out(store, head, file)
    return _own_back(store, joining, head, file)


def _no(sentence: str) -> BundleAnswer:
    return BundleAnswer(ok=False, sentence=sentence)


def _of_another(joining: Joining | None, head: BundleHead) -> BundleAnswer:
    if joining is None or joining.server != head.server:
        return _no("同步包完整，但它不是本县的，也不是本机的。")
    way = "写给县里的同步包" if head.kind == OUT else "从县里带回的回程包"
    return BundleAnswer(
        ok=True,
        sentence=f"这是尾号{head.device[-8:]}的电脑{way}，完整。本机打不开，只能转交。",
    )


def _own_out(store: SyncStore, head: BundleHead, file: BinaryIO) -> BundleAnswer:
    if head.signer != store.identity().public_key:
        return _no("同步包写着是本机的，但不是本机签的。")
    run = _run_of(store, _digest_of(file))
    if run is None:
        return _no("同步包是本机签的，也完整，但本机的同步历史里没有它。")
    arrived = is_receipted(run, store.chains())
    state = "其中的内容县里都已回执" if arrived else "其中的内容县里还没有回执"
    return BundleAnswer(
        ok=True, sentence=f"这是本机导出的同步包，和写出时一字不差；{state}。", run=run.id
    )


def _run_of(store: SyncStore, digest: str) -> Run | None:
    runs = (run for run in store.runs(_RUNS) if run.way == "usb_out")
    return next((run for run in runs if run.figures.get("digest") == digest), None)


def _digest_of(file: BinaryIO) -> str:
    digest = hashlib.sha256()
    while piece := file.read(_PIECE_BYTES):
        digest.update(piece)
    return digest.hexdigest()


def _own_back(
    store: SyncStore, joining: Joining | None, head: BundleHead, file: BinaryIO
) -> BundleAnswer:
    if joining is None or head.signer != joining.receipt_key:
        return _no("这个回程包不是本机加入的那个县签的。")
    reader = BundleReader(file, store.sealing_secret())
    found = Counter(item.kind for item in reader.items())
    if reader.problem is not None:
        return _no(str(reader.problem))
    held = "、".join(f"{word}{found[kind]}份" for kind, word in _KINDS.items() if found[kind])
    return BundleAnswer(ok=True, sentence=f"这是县里写给本机的回程包，完整：{held or '没有内容'}。")
