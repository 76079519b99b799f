// The processor's side of AXI4-Lite: one access at a time, while the clock runs for everybody.
#pragma once
#include "ddr_clock.h"

constexpr uint64_t kLiteClocks = 10000;

#define LITE(pin) d->top->s_axi_ctrl_##pin

// One clock; the complaint if it broke a rule, a hang if the access has taken too long.
inline Outcome lite_clock(Ddr* d, uint64_t start, const char* what) {
    d->clock();
    if (d->wrong.any) return BROKEN;
    if (d->now - start < kLiteClocks) return GOING_ON;
    d->wrong.say("a register %s got no answer within %llu clocks", what,
                 (unsigned long long)kLiteClocks);
    return HANGS;
}

inline Outcome lite_answered(Ddr* d, uint32_t offset, uint32_t response, const char* what) {
    if (response == OKAY) return DONE;
    d->wrong.say("a register %s at %#x was answered with error %u", what, offset, response);
    return BROKEN;
}

inline Outcome lite_write(Ddr* d, uint32_t offset, uint32_t value) {
    const uint64_t start = d->now;
    bool address = true, data = true;  // still to be taken
    LITE(awaddr) = offset;
    LITE(wdata) = value;
    LITE(wstrb) = 15;
    for (;;) {
        // A valid stays once given; a ready may come and go.
        LITE(awvalid) = address && (LITE(awvalid) || !d->chance.stall());
        LITE(wvalid) = data && (LITE(wvalid) || !d->chance.stall());
        LITE(bready) = !d->chance.stall();
        if (LITE(awvalid) && LITE(awready)) address = false;
        if (LITE(wvalid) && LITE(wready)) data = false;
        const bool answered = LITE(bvalid) && LITE(bready);
        const uint32_t response = LITE(bresp);
        const Outcome outcome = lite_clock(d, start, "write");
        if (outcome != GOING_ON) return outcome;
        if (!address) LITE(awvalid) = 0;
        if (!data) LITE(wvalid) = 0;
        if (answered) {
            LITE(bready) = 0;
            return lite_answered(d, offset, response, "write");
        }
    }
}

inline Outcome lite_read(Ddr* d, uint32_t offset, uint32_t* value) {
    const uint64_t start = d->now;
    bool address = true;
    LITE(araddr) = offset;
    for (;;) {
        LITE(arvalid) = address && (LITE(arvalid) || !d->chance.stall());
        LITE(rready) = !d->chance.stall();
        if (LITE(arvalid) && LITE(arready)) address = false;
        const bool answered = LITE(rvalid) && LITE(rready);
        const uint32_t response = LITE(rresp);
        *value = LITE(rdata);
        const Outcome outcome = lite_clock(d, start, "read");
        if (outcome != GOING_ON) return outcome;
        if (!address) LITE(arvalid) = 0;
        if (answered) {
            LITE(rready) = 0;
            return lite_answered(d, offset, response, "read");
        }
    }
}
