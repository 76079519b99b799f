"""An instance of a module that is converted apart."""

from __future__ import annotations

from myhdl import always, block


@block
def instance(clk, module, label, inputs, outputs):
    """``module label (...)``: inputs and outputs are the module's ports, name to signal.

    Nothing of the module is elaborated here, so a hundred instances convert as fast as one.
    """
    ports = {"clk": clk, **inputs, **outputs}
    wires = ", ".join(f".{port}(${port})" for port in ports)
    instance.verilog_code = f"{module} {label} ({wires});"
    for signal in outputs.values():
        signal.driven = "wire"
    for signal in (clk, *inputs.values()):
        signal.read = True

    @always(clk.posedge)
    def stands_in():  # MyHDL takes names and uses of signals from a block's generators
        pass

    stands_in.sigdict.update(ports)
    return stands_in
