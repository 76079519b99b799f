"""Memories behind the AXI masters under test: slaves that check what a master may do."""

from __future__ import annotations

MASK = (1 << 64) - 1


def word_at(address: int, nbytes: int) -> int:
    """What the memory models hold: noise that depends on the address."""
    value = 0
    for part in range(0, nbytes, 4):
        mixed = (address + part + 1) * 0x9E3779B97F4A7C15 & MASK
        value |= (mixed >> 32) << 8 * part
    return value


class ReadMemory:
    """The slave behind an AxiRead: in order, ``latency`` clocks, random pauses; checks the master.

    bad: byte addresses answered with SLVERR. contents: address, bytes -> word.
    """

    def __init__(self, axi, nbytes, rng, latency=1, density=1.0, bad=(), contents=word_at):
        self.axi, self.nbytes, self.rng, self.latency = axi, nbytes, rng, latency
        self.density, self.bad, self.contents = density, bad, contents
        self.clock, self.beats, self.bursts = 0, [], []
        self.most_outstanding, self.offering, self.address_offered = 0, False, None
        self.always_ready = True

    def drive(self) -> dict[str, int]:
        p = self.axi
        self.accepting = int(self.rng.random() < self.density)
        ripe = self.beats and self.beats[0][0] <= self.clock
        if ripe and not self.offering:
            self.offering = self.rng.random() < self.density
        pins = {f"{p}_arready": self.accepting, f"{p}_rvalid": int(self.offering)}
        if self.offering:
            _, address, last = self.beats[0]
            pins[f"{p}_rdata"] = self.contents(address, self.nbytes)
            pins[f"{p}_rlast"], pins[f"{p}_rresp"] = int(last), 2 if address in self.bad else 0
        return pins

    def observe(self, get) -> None:
        p = self.axi
        self.always_ready &= bool(get(f"{p}_rready"))
        if self.offering and get(f"{p}_rready"):
            self.beats.pop(0)
            self.offering = False
        asked = (get(f"{p}_araddr"), get(f"{p}_arlen") + 1) if get(f"{p}_arvalid") else None
        if self.address_offered is not None:
            assert asked == self.address_offered, "AR changed before ARREADY"
        self.address_offered = asked
        if asked and self.accepting:
            self._accept(get, *asked)
        self.clock += 1

    def _accept(self, get, address: int, beats: int) -> None:
        n, p = self.nbytes, self.axi
        assert beats <= 16
        assert address % n == 0
        assert address // (16 * n) == (address + beats * n - 1) // (16 * n), "crosses 16 beats"
        assert (1 << get(f"{p}_arsize"), get(f"{p}_arburst"), get(f"{p}_arcache")) == (n, 1, 3)
        assert get(f"{p}_arprot") == 0, "a Zynq-7000's DDR is secure: it refuses what is not"
        self.address_offered = None
        self.bursts.append((address, beats))
        due = self.clock + max(1, self.latency)
        self.beats += [(due, address + n * i, i == beats - 1) for i in range(beats)]
        outstanding = sum(last for _, _, last in self.beats)
        self.most_outstanding = max(self.most_outstanding, outstanding)


class WriteMemory:
    """The slave behind an AxiMaster's write half: AW, W and B each with pauses; checks the master.

    bad: addresses of bursts answered with SLVERR. ``words``: address -> beat, as written.
    ``off``: beats whose strobes were off; after the first such, none may be on.
    """

    def __init__(self, axi, nbytes, rng, density=1.0, bad=()):
        self.axi, self.nbytes, self.rng, self.density, self.bad = axi, nbytes, rng, density, bad
        self.words, self.asked, self.data, self.off = {}, [], [], 0
        self.bursts, self.answers, self.answering = [], [], False
        self.held = {}

    def drive(self) -> dict[str, int]:
        p, some = self.axi, lambda: int(self.rng.random() < self.density)
        self.aw, self.w = some(), some()
        if self.answers and not self.answering:
            self.answering = bool(some())
        pins = {f"{p}_awready": self.aw, f"{p}_wready": self.w, f"{p}_bvalid": int(self.answering)}
        if self.answering:
            pins[f"{p}_bresp"] = 2 if self.answers[0] in self.bad else 0
        return pins

    def observe(self, get) -> None:
        p = self.axi
        address = self._offer(
            get, "aw", ("awaddr", "awlen", "awsize", "awburst", "awcache", "awprot"), self.aw
        )
        if address:
            assert address[2:] == (self.nbytes.bit_length() - 1, 1, 3, 0)
            assert address[0] // (16 * self.nbytes) == (address[0] + address[1] * self.nbytes) // (
                16 * self.nbytes
            ), "crosses 16 beats"
            self.asked.append((address[0], address[1] + 1))
        beat = self._offer(get, "w", ("wdata", "wlast", "wstrb"), self.w)
        if beat:
            self.off += beat[2] == 0
            assert beat[2] == (0 if self.off else (1 << self.nbytes) - 1), "strobes"
            self.data.append(beat)
        if self.answering and get(f"{p}_bready"):
            self.answers.pop(0)
            self.answering = False
        self._finish()

    def _offer(self, get, channel: str, pins, ready: int):
        """What passes on a channel now, or None; it must not change until it has passed."""
        valid = get(f"{self.axi}_{channel}valid")
        item = tuple(get(f"{self.axi}_{pin}") for pin in pins) if valid else None
        if self.held.get(channel):
            assert item == self.held[channel], f"{channel} changed before its ready"
        self.held[channel] = None if ready else item
        return item if ready else None

    def _finish(self) -> None:
        """Writes the first burst whose address and beats are all here."""
        if not self.asked or len(self.data) < self.asked[0][1]:
            return
        address, beats = self.asked.pop(0)
        taken, self.data = self.data[:beats], self.data[beats:]
        assert [last for _, last, _ in taken] == [0] * (beats - 1) + [1], "wlast"
        for i, (word, _, strobes) in enumerate(taken):
            if not strobes:
                continue
            assert address + i * self.nbytes not in self.words, "written twice"
            self.words[address + i * self.nbytes] = word
        self.bursts.append((address, beats))
        self.answers.append(address)
