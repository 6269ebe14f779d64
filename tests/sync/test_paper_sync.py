"""The rules of docs/sync.md on paper: whatever happens, everybody ends with the same rows.

Devices of two villages and a township, a server and a stick, as values (`paper_sync`): lines cut
at any request, answers lost, bundles late, twice, cut short or in another order, ledgers and server
put back to backups, folders copied, villages that change their township, clocks that are years off.

A failing run prints its steps, smallest first, and is tried again first the next time (Hypothesis
keeps it in ``.hypothesis``); in CI every run has the same seed. Further search:
``pytest tests/sync/test_paper_sync.py --hypothesis-profile=search``.
"""

import copy
import sys
from datetime import timedelta
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

sys.path.insert(0, str(Path(__file__).parent))  # for paper_devices, paper_lines

from paper_devices import PaperDevice, salts_of
from paper_lines import CutError, PaperLine, Run, deliver, export, take_return
from paper_sync import PaperServer, state_of

ORGS = {"v1a": "V1", "v1b": "V1", "v2": "V2", "t1": "T1"}
MOST_DEVICES = 6
SIZES = st.integers(1, 4)


def salts(changes):
    """Return what marks the content of Changes, whatever epoch they were written in."""
    return set().union(*map(salts_of, changes))


class PaperCounty(RuleBasedStateMachine):
    """A county in which everything goes wrong."""

    def __init__(self):
        super().__init__()
        self.server = PaperServer(parents={"V1": "T1", "V2": "T1"})
        self.devices = {name: PaperDevice(id=name, org=org) for name, org in ORGS.items()}
        self.backups = []  # (name, copy)
        self.copies = []  # of the server
        self.bundles = []
        self.returns = []  # (device id, answer)
        self.count = 0

    def number(self):
        self.count += 1
        return self.count

    def new_epoch(self):
        return f"e{self.number()}"

    def some_device(self, data):
        return self.devices[data.draw(st.sampled_from(sorted(self.devices)), label="device")]

    # People.

    @rule(data=st.data())
    def write(self, data):
        """Write one row or two, over what the device shows."""
        self.write_on(self.some_device(data), data)

    def write_on(self, device, data):
        feeds = [(device.org, "own"), (device.org, "down")]
        feeds += sorted(feed for feed in device.scope if feed[1] == "own" and feed not in feeds)
        edits = {}
        for org, audience in data.draw(st.lists(st.sampled_from(feeds), min_size=1, max_size=2)):
            row = f"{org}/{audience}"
            name, value = data.draw(st.sampled_from("ab")), data.draw(st.sampled_from("甲乙丙"))
            edits.setdefault((org, audience, row), {})[name] = value
        device.write(self.server.now, edits, f"s{self.number()}")

    @rule(data=st.data(), years=st.integers(-30, 30), seconds=st.integers(-90, 90))
    def set_clock(self, data, years, seconds):
        """Let a device's clock jump."""
        self.some_device(data).ahead = timedelta(days=365 * years, seconds=seconds)

    @rule(seconds=st.integers(1, 100_000))
    def wait(self, seconds):
        """Let time pass."""
        self.server.now += timedelta(seconds=seconds)

    @rule(village=st.sampled_from(["V1", "V2"]), township=st.sampled_from(["T1", "T2"]))
    def move_village(self, village, township):
        """Put a village under a township."""
        self.server.parents[village] = township

    # The line and the stick.

    @rule(data=st.data(), requests=st.integers(1, 12), answered=st.booleans(), size=SIZES)
    def sync(self, data, requests, answered, size):
        """Sync over a line that breaks off after so many requests."""
        self.run(self.some_device(data), PaperLine(requests, answered), size)

    def run(self, device, line, size):
        before = salts(device.contents())
        try:
            Run(device, self.server, line, size, self.new_epoch).do()
        except CutError:
            pass
        else:
            assert not device.waits()
        assert before <= salts(device.contents())

    @rule(data=st.data())
    def carry_out(self, data):
        """Write a bundle to the stick."""
        self.bundles.append(export(self.some_device(data)))

    @precondition(lambda self: self.bundles)
    @rule(data=st.data(), size=SIZES, good=st.sampled_from([None, 0, 1]))
    def hand_over(self, data, size, good):
        """Bring some bundle, perhaps an old one or cut short, to the server."""
        bundle = data.draw(st.sampled_from(range(len(self.bundles))), label="bundle")
        bundle = self.bundles[bundle]
        self.returns.append((bundle.device, deliver(self.server, bundle, size, good=good)))

    @precondition(lambda self: self.returns)
    @rule(data=st.data(), good=st.sampled_from([None, 1]))
    def carry_back(self, data, good):
        """Take in some answer, perhaps an old one or cut short, on a machine that can open it."""
        who, back = self.returns[data.draw(st.sampled_from(range(len(self.returns))))]
        readers = sorted(name for name, one in self.devices.items() if one.id == who)
        device = self.devices[data.draw(st.sampled_from(readers), label="device")]
        before = salts(device.contents())
        take_return(device, back, good=good)
        assert before <= salts(device.contents())

    # Misfortunes.

    @rule(data=st.data())
    def back_up(self, data):
        """Keep a copy of a ledger."""
        name = data.draw(st.sampled_from(sorted(self.devices)), label="device")
        self.backups.append((name, copy.deepcopy(self.devices[name])))

    @precondition(lambda self: self.backups)
    @rule(data=st.data(), noticed=st.booleans())
    def put_back(self, data, noticed):
        """Restore a ledger; the app sees a restore, but not a copied folder."""
        name, kept = self.backups[data.draw(st.sampled_from(range(len(self.backups))))]
        if not self.server_has_receipted_of(self.devices[name]):
            return
        device = self.devices[name] = copy.deepcopy(kept)
        if noticed:
            device.epoch = self.new_epoch()
            device.own[device.epoch] = []

    def server_has_receipted_of(self, device):
        """Whether nothing is on this one disk alone that the server had, or others have."""
        read = {write for each in self.devices.values() for write in each.others}
        return read & {one.write for chain in device.own.values() for one in chain} <= set(
            self.server.feed
        ) and all(
            device.receipted(epoch) <= self.server.known((device.id, epoch))[0]
            for epoch in device.own
        )

    @precondition(lambda self: len(self.devices) < MOST_DEVICES)
    @rule(data=st.data())
    def clone(self, data):
        """Copy a laptop's disk; both go on."""
        name = data.draw(st.sampled_from(sorted(self.devices)), label="device")
        self.devices[f"{name}'{self.number()}"] = copy.deepcopy(self.devices[name])

    @rule()
    def back_up_server(self):
        """Keep a copy of the server's database."""
        self.copies.append(copy.deepcopy(self.server))

    @precondition(lambda self: self.copies)
    @rule(data=st.data())
    def put_server_back(self, data):
        """Restore the server, as long as those live who wrote what it loses."""
        kept = self.copies[data.draw(st.sampled_from(range(len(self.copies))))]
        lost = {self.server.change(write).sent.digest for write in self.server.feed}
        lost -= {kept.change(write).sent.digest for write in kept.feed}
        held = {
            one.sent.digest
            for device in self.devices.values()
            for chain in device.chains().values()
            for one in chain
        }
        if lost <= held:
            self.restore_server(kept)

    def restore_server(self, kept):
        now, parents = self.server.now, self.server.parents
        self.server = copy.deepcopy(kept)
        self.server.now, self.server.parents = now, parents

    @precondition(lambda self: len(self.devices) < MOST_DEVICES)
    @rule(data=st.data(), sent=st.integers(1, 4), anew=st.integers(1, 4), size=SIZES)
    def lose_to_a_clone(self, data, sent, anew, size):
        """Let the server lose what a laptop sent, and a copy of that laptop come back first."""
        device = self.some_device(data)
        kept, twin = copy.deepcopy(self.server), copy.deepcopy(device)
        self.devices[f"twin{self.number()}"] = twin
        for one, writes in ((device, sent), (twin, anew)):
            for _ in range(writes):
                self.write_on(one, data)
            self.run(one, PaperLine(100_000), size)
            if one is device:
                for reader in data.draw(st.sets(st.sampled_from(sorted(ORGS)), max_size=3)):
                    self.run(self.devices[reader], PaperLine(100_000), size)
                self.restore_server(kept)

    # What must hold.

    @invariant()
    def chains_have_no_gap_and_rising_clocks(self):
        for chain in self.server.chains.values():
            assert [one.write[2] for one in chain] == list(range(1, len(chain) + 1))
            digests = [one.sent.digest for one in chain]
            assert [one.sent.header.previous for one in chain][1:] == digests[:-1]
            clocks = [self.server.orders[one.write] for one in chain]
            assert clocks == sorted(set(clocks))

    @rule(sizes=st.lists(SIZES, min_size=1, max_size=3))
    def settle(self, sizes):
        """Let everybody sync in peace: then all is the same everywhere, and nothing is lost."""
        written = salts(self.server.change(write) for write in self.server.feed)
        for device in self.devices.values():
            written |= salts(one for chain in device.own.values() for one in chain)
        for size in (*sizes, 2, 3):
            for device in self.devices.values():
                self.run(device, PaperLine(100_000), size)
        assert written <= salts(self.server.change(write) for write in self.server.feed)
        rows = self.server.rows()
        for name, device in self.devices.items():
            assert device.scope == self.server.scope(device.org)
            ids = {f"{org}/{audience}" for org, audience in device.scope}
            here = {row: state_of(each) for row, each in device.folded().items() if row in ids}
            there = {row: each for row, each in rows.items() if row in ids}
            assert here == there, name
            for write, one, _ in device.changes():
                feeds = {(patch.org, patch.audience) for patch in one.patches}
                if not feeds & device.scope:
                    continue  # it left the scope, and nothing more is heard of it
                assert device.orders[write] == self.server.orders[write], (name, write)
                assert one.sent == self.server.change(write).sent

    def teardown(self):
        self.settle([3])


TestPaperCounty = PaperCounty.TestCase
TestPaperCounty.settings = settings(
    max_examples=2 * settings.default.max_examples,
    stateful_step_count=50,
    phases=set(Phase) - {Phase.shrink},  # minutes, with so many draws; the seed replays it
)
