// The clock of a Verilated design, with memory behind its AXI ports.
//
// A clock: look at the outputs, let the rising edge pass with the inputs as they were, then drive
// new inputs. So nothing races, and one eval settles last clock's inputs and takes the edge.
#pragma once
#include <chrono>

#include "ddr_pins.h"
#include "ddr_read.h"
#include "ddr_write.h"
#include "verilated_vcd_c.h"

using Seconds = std::chrono::duration<double>;
using Timer = std::chrono::steady_clock;

constexpr uint32_t kReaders = WEIGHT_PORTS + 1;  // the weight ports and io
constexpr uint32_t kRequesters = kReaders + 1;  // and io's writes
constexpr uint32_t kIo = WEIGHT_PORTS;
constexpr uint32_t kSampleEvery = 61;  // evals; a prime keeps clear of the design's own periods

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
    uint32_t turn = 0, status = 0;
    VerilatedVcdC* vcd = nullptr;
    // Time inside eval, from one call in kSampleEvery; calls of both edges take turns.
    uint64_t samples = 0, until_sample = kSampleEvery;
    double sampled = 0, timer_cost = 0;

    void eval() {
        if (--until_sample) {
            top->eval();
            return;
        }
        until_sample = kSampleEvery;
        const auto start = Timer::now();
        top->eval();
        sampled += Seconds(Timer::now() - start).count() - timer_cost;
        samples++;
    }

    void edge() {
        top->clk = 1;
        eval();
        const bool seen = vcd && now >= config.vcd_first && now <= config.vcd_last;
        if (seen) vcd->dump(20 + now * 10);
        top->clk = 0;
        eval();
        if (seen) vcd->dump(25 + now * 10);
        now++;
    }

    // Every reader, then the writer, in turn from the one after the last served.
    void arbitrate() {
        budget.tick();
        uint32_t last = kRequesters;
        for (uint32_t k = 0, i = turn; k < kRequesters; k++, i = i + 1 == kRequesters ? 0 : i + 1) {
            const bool reader = i < kReaders;
            if (!(reader ? reads[i].wants(now) : write.wants())) continue;
            if (chance.stall() || !budget.take(reader ? i : kIo)) continue;
            reader ? reads[i].grant() : write.grant();
            last = i;
        }
        if (last != kRequesters) turn = last + 1 == kRequesters ? 0 : last + 1;
    }

    void clock() {
        each_read_port([&](auto pins, int i) { reads[i].sample<decltype(pins)>(top, wrong); });
        write.sample<Io>(top, wrong);
        edge();
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

    // What a look at the clock costs, to be taken off each sample.
    void measure_timer() {
        constexpr int n = 1000;
        const auto start = Timer::now();
        for (int i = 0; i < n; i++) Timer::now();
        timer_cost = Seconds(Timer::now() - start).count() / n;
    }
};
