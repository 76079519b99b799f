// The clock of a Verilated design, with memory behind its AXI ports.
//
// A clock: look at the outputs, let the rising edge pass with the inputs as they were, then drive
// new inputs. So nothing races, and one eval settles last clock's inputs and takes the edge.
#pragma once
#include "ddr_pins.h"
#include "ddr_profile.h"
#include "ddr_read.h"
#include "ddr_write.h"
#include "verilated_vcd_c.h"

constexpr uint32_t kReaders = WEIGHT_PORTS + 1;  // the weight ports and io
constexpr uint32_t kRequesters = kReaders + 1;  // and io's writes
constexpr uint32_t kIo = WEIGHT_PORTS;

enum Outcome { DONE = 0, GOING_ON = 1, HANGS = 2, BROKEN = 3 };

// All fields are 64 bits wide, for ctypes.
struct Config {
    uint8_t* memory;
    uint64_t base, size, latency, write_latency, seed, watchdog, vcd_first, vcd_last;
    double back_pressure;
};

struct Ddr {
    Model* top;
    Config config;
    Memory memory;
    Budget budget;
    Chance chance;
    Complaint wrong;
    ReadPort reads[kReaders];
    WritePort write;
    uint64_t now = 0, last_activity = 0;
    uint32_t status = 0;
    uint32_t order[kRequesters];  // longest unserved first
    VerilatedVcdC* vcd = nullptr;
    Profile profile;

    // One eval takes the edge; the falling one settles what is left and arms the next.
    void edge() {
        top->clk = 1;
        top->eval();
        const bool seen = vcd && now >= config.vcd_first && now <= config.vcd_last;
        if (seen) vcd->dump(20 + now * 10);
        top->clk = 0;
        top->eval();
        if (seen) vcd->dump(25 + now * 10);
        now++;
    }

    // Whoever was served longest ago comes first; a round robin would favour the neighbour of a
    // port that another cap leaves alone.
    void arbitrate() {
        budget.tick();
        uint32_t served[kRequesters], some = 0, kept = 0;
        for (const uint32_t i : order) {
            const bool reader = i < kReaders;
            const bool wants = reader ? reads[i].wants(now) : write.wants();
            if (wants && !chance.stall() && budget.take(reader ? i : kIo)) {
                reader ? reads[i].grant() : write.grant();
                served[some++] = i;
            } else {
                order[kept++] = i;
            }
        }
        for (uint32_t k = 0; k < some; k++) order[kept++] = served[k];
    }

    void clock() {
        Profile::Clock timer(profile);
        each_read_port([&](auto pins, int i) { reads[i].sample<decltype(pins)>(top, wrong); });
        write.sample<Io>(top, wrong);
        timer.enter_eval();
        edge();
        timer.leave_eval();
        bool moved = write.advance(now, config.write_latency, memory, budget, kIo, wrong);
        for (ReadPort& port : reads) moved |= port.advance(now, config.latency, wrong);
        if (moved) last_activity = now;
        arbitrate();
        each_read_port([&](auto pins, int i) {
            reads[i].drive<decltype(pins)>(top, memory, chance);
        });
        write.drive<Io>(top, now, chance);
    }

    // Verilator renames the pin: `interrupt` is a common word of C++.
    bool interrupted() const { return top->__SYM__interrupt; }

    bool hangs() {
        if (now - last_activity < config.watchdog) return false;
        char reading[100] = "";
        for (size_t i = 0, used = 0; i < kReaders; i++)
            used += snprintf(reading + used, sizeof reading - used, " %s %u,", reads[i].name,
                             reads[i].open());
        wrong.say("no handshake for %llu clocks, STATUS stays %#x; open reads:%s open writes: %u"
                  " (%u beats missing), unanswered: %u",
                  (unsigned long long)config.watchdog, status, reading, write.open(),
                  write.missing(), write.unanswered());
        return true;
    }
};
