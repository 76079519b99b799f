"""The control side's AXI4-Lite master, one access at a time."""

from __future__ import annotations

from rtl.agents import reset
from rtl.converted import geometry, model
from tritile_arch import registers as r

G = geometry(ports=2, port_bytes=16, codec="trit4", address_bits=40, rows=5)
OKAY, SLAVE_ERROR = 0, 2


class Bus:
    """An AXI4-Lite master, one access at a time; every wait is a given number of clocks."""

    def __init__(self):
        self.block = model("control", G)
        self.reset()

    def reset(self) -> None:
        """The pin, which ``recovery`` turns into a restart as well."""
        self.block.set(restart=1)
        reset(self.block)
        self.block.set(restart=0)

    def _channel(self, name: str, wait: int, **pins: int):
        """Steps of one request channel: waits, offers, ends a clock after its ready."""
        for _ in range(wait):
            yield
        self.block.set(**{f"axi_{name}valid": 1}, **{f"axi_{k}": v for k, v in pins.items()})
        while not self.block.get(f"axi_{name}ready"):
            yield
        yield
        self.block.set(**{f"axi_{name}valid": 0}, **{f"axi_{k}": 0 for k in pins})

    def _answer(self, name: str, wait: int, field: str):
        """The response and ``field``; a late ready must not change it."""
        while not self.block.get(f"axi_{name}valid"):
            yield
        seen = self.block.get(f"axi_{field}")
        for _ in range(wait):
            yield
            assert self.block.get(f"axi_{name}valid")
            assert self.block.get(f"axi_{field}") == seen
        self.block.set(**{f"axi_{name}ready": 1})
        yield
        self.block.set(**{f"axi_{name}ready": 0})
        self.answer = seen

    def _together(self, *channels) -> None:
        """Lets the channels run beside each other, a clock a step."""
        left = list(channels)
        for _ in range(200):
            left = [channel for channel in left if next(channel, "end") is None]
            if not left:
                return
            self.block.tick()
        raise AssertionError("the bus hangs")

    def write(self, register, data, strobes=15, waits=(0, 0, 0)) -> int:
        """The response."""
        offset = getattr(register, "offset", register)
        aw, w, b = waits
        self._together(
            self._channel("aw", aw, awaddr=offset),
            self._channel("w", w, wdata=data, wstrb=strobes),
            self._answer("b", b, "bresp"),
        )
        return self.answer

    def read(self, register, waits=(0, 0)) -> int:
        offset = getattr(register, "offset", register)
        ar, wait = waits
        self._together(self._channel("ar", ar, araddr=offset), self._answer("r", wait, "rdata"))
        assert self.block.get("axi_rresp") == OKAY
        return self.answer

    def status(self) -> dict[str, int]:
        return r.STATUS.unpack(self.read(r.STATUS))

    def pulse(self, clocks: int = 1, **pins: int) -> None:
        self.block.set(**pins)
        self.block.tick(clocks)
        self.block.set(**dict.fromkeys(pins, 0))

    def ring(self, index=0, tokens=1) -> int:
        return self.write(r.DOORBELL, r.DOORBELL.pack(index=index, tokens=tokens))
