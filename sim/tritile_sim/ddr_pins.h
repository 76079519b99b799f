// Pins by port name: the same template serves every port of whatever width.
#pragma once
#include "ddr_memory.h"

#define PIN(port, pin) \
    static auto& pin(Model* top) { return top->m_axi_##port##_##pin; }

#define READ_PINS(port)                                                                 \
    PIN(port, araddr) PIN(port, arlen) PIN(port, arsize) PIN(port, arburst)             \
    PIN(port, arvalid) PIN(port, arready) PIN(port, rdata) PIN(port, rresp)             \
    PIN(port, rlast) PIN(port, rvalid) PIN(port, rready)

#define WRITE_PINS(port)                                                                \
    PIN(port, awaddr) PIN(port, awlen) PIN(port, awsize) PIN(port, awburst)             \
    PIN(port, awvalid) PIN(port, awready) PIN(port, wdata) PIN(port, wstrb)             \
    PIN(port, wlast) PIN(port, wvalid) PIN(port, wready) PIN(port, bresp)               \
    PIN(port, bvalid) PIN(port, bready)

struct W0 { READ_PINS(w0) };
#if WEIGHT_PORTS > 1
struct W1 { READ_PINS(w1) };
#endif
#if WEIGHT_PORTS > 2
struct W2 { READ_PINS(w2) };
#endif
#if WEIGHT_PORTS > 3
struct W3 { READ_PINS(w3) };
#endif
struct Io { READ_PINS(io) WRITE_PINS(io) };

// Calls f with the pins and the number of each read port; the last one is io.
template <class F>
void each_read_port(F f) {
    f(W0{}, 0);
#if WEIGHT_PORTS > 1
    f(W1{}, 1);
#endif
#if WEIGHT_PORTS > 2
    f(W2{}, 2);
#endif
#if WEIGHT_PORTS > 3
    f(W3{}, 3);
#endif
    f(Io{}, WEIGHT_PORTS);
}
