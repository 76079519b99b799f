// One AXI4 read port: AR requests wait in order, R answers after the latency.
#pragma once
#include "ddr_memory.h"

class ReadPort {
    struct Burst {
        uint64_t address, ready_at;
        uint32_t beats;
    };

    Ring<Burst> open_;
    Request request_;  // as seen at the edge
    bool waiting_ = false, ar_fire_ = false, r_fire_ = false;
    bool arready_ = false, rvalid_ = false, granted_ = false;

public:
    const char* name = "";
    bool never_stalls = false;  // a port that must not refuse a beat it asked for
    uint64_t beats = 0;
    uint64_t width = kBeat;  // bytes a beat to which the memory's side is set

    uint32_t open() const { return open_.count(); }

    // Before the edge: what will happen at it.
    template <class Pins>
    void sample(Model* top, Complaint& wrong) {
        const bool valid = Pins::arvalid(top);
        if (valid) {
            const Request now{Pins::araddr(top), Pins::arlen(top), Pins::arsize(top),
                              Pins::arburst(top)};
            if (waiting_ && now != request_)
                wrong.say("%s AR: the request changed before arready", name);
            request_ = now;
        } else if (waiting_) {
            wrong.say("%s AR: arvalid fell before arready", name);
        }
        ar_fire_ = valid && arready_;
        waiting_ = valid && !arready_;
        r_fire_ = rvalid_ && Pins::rready(top);
        if (never_stalls && rvalid_ && !r_fire_)
            wrong.say("%s R: rready is low, although room was reserved for the burst", name);
    }

    // After the edge; `now` counts the edges so far. True if a handshake took place.
    bool advance(uint64_t now, uint64_t latency, Complaint& wrong) {
        if (r_fire_) {
            rvalid_ = false;
            beats++;
            open_.front().address += kBeat;
            if (--open_.front().beats == 0) open_.pop();
        }
        if (ar_fire_) {
            request_.check(name, "AR", wrong);
            open_.push({request_.address, now - 1 + latency, request_.len + 1});
        }
        return r_fire_ || ar_fire_;
    }

    bool wants(uint64_t now) { return !rvalid_ && !open_.empty() && open_.front().ready_at <= now; }
    void grant() { granted_ = true; }

    // After the edge: the pins until the next one.
    template <class Pins>
    void drive(Model* top, const Memory& memory, Chance& chance) {
        if (granted_) {
            const Burst& burst = open_.front();
            const Response response = memory.answer(burst.address, false);
            uint8_t data[kBeat] = {};
            if (response == OKAY) memory.read(data, burst.address, width);
            memcpy(&Pins::rdata(top), data, kBeat);
            Pins::rresp(top) = response;
            Pins::rlast(top) = burst.beats == 1;
            rvalid_ = true;
            granted_ = false;
        }
        arready_ = !open_.full() && !chance.stall();
        Pins::rvalid(top) = rvalid_;
        Pins::arready(top) = arready_;
    }
};
