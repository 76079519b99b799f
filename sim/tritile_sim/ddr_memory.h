// Memory behind AXI, what it may carry a clock, and chance.
#pragma once
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "ddr_config.h"
#include "ports.h"

constexpr uint64_t kBeat = PORT_BYTES;  // bytes
constexpr uint32_t kOutstanding = 16;   // bursts a port accepts before it answers
constexpr uint32_t kMaxFaults = 8;
constexpr uint32_t kMaxCaps = 16;

enum Response : uint8_t { OKAY = 0, SLVERR = 2, DECERR = 3 };

// The first complaint, as text.
struct Complaint {
    char text[240] = "";
    bool any = false;

    __attribute__((format(printf, 2, 3))) void say(const char* format, ...) {
        if (any) return;
        any = true;
        va_list list;
        va_start(list, format);
        vsnprintf(text, sizeof text, format, list);
        va_end(list);
    }
};

// Addresses first..last answer with an error.
struct Fault {
    uint64_t first, last, response, reads, writes;
};

struct Memory {
    uint8_t* bytes;
    uint64_t base, size;
    Fault faults[kMaxFaults];
    uint32_t fault_count = 0;

    // A beat as a port sees it whose other side is set to `width` bytes: of a wider word it gets
    // the lower part, of a narrower one the same bytes again.
    void read(uint8_t* to, uint64_t address, uint64_t width) const {
        const uint8_t* from = at(address, width);
        memcpy(to, from, kBeat);
        for (uint64_t i = width; i < kBeat; i++) to[i] = to[i - width];
    }

    uint8_t* at(uint64_t address, uint64_t width) const {
        if (width > kBeat) address -= address % width;
        return bytes + (address - base);
    }

    // How one beat at this address is answered.
    Response answer(uint64_t address, bool write) const {
        const uint64_t offset = address - base;
        if (offset >= size || size - offset < kBeat) return DECERR;
        for (uint32_t i = 0; i < fault_count; i++) {
            const Fault& f = faults[i];
            const bool hit = address + kBeat > f.first && address <= f.last;
            if (hit && (write ? f.writes : f.reads)) return Response(f.response);
        }
        return OKAY;
    }
};

// `rate` bytes a clock, shared by the ports of the mask. Unused allowance is kept for little more
// than a beat: enough for fractions, too little for bursts.
struct Cap {
    uint64_t mask;
    double rate;
    double level = 0;
};

struct Budget {
    Cap caps[kMaxCaps];
    uint32_t count = 0;

    void tick() {
        for (uint32_t i = 0; i < count; i++) {
            Cap& c = caps[i];
            const double most = c.rate + double(kBeat);
            c.level = c.level + c.rate < most ? c.level + c.rate : most;
        }
    }

    bool take(uint32_t port) {
        for (uint32_t i = 0; i < count; i++)
            if ((caps[i].mask >> port & 1) && caps[i].level < double(kBeat)) return false;
        pay(port, -double(kBeat));
        return true;
    }

    void give_back(uint32_t port) { pay(port, double(kBeat)); }

private:
    void pay(uint32_t port, double bytes) {
        for (uint32_t i = 0; i < count; i++)
            if (caps[i].mask >> port & 1) caps[i].level += bytes;
    }
};

// Back-pressure: stall() is true with the given probability, the same way for the same seed.
class Chance {
    uint64_t state_ = 1;
    uint64_t threshold_ = 0;

public:
    void set(double probability, uint64_t seed) {
        state_ = (seed + 1) * 0x9E3779B97F4A7C15u | 1;
        threshold_ = uint64_t(probability * 4294967296.0);
        for (int i = 0; i < 8; i++) stall();  // small seeds start with alike states
    }

    bool stall() {
        if (!threshold_) return false;
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return state_ * 0x2545F4914F6CDD1Du >> 32 < threshold_;
    }
};

// A ring of at most kOutstanding entries.
template <class T>
class Ring {
    T items_[kOutstanding];
    uint32_t first_ = 0, count_ = 0;

public:
    bool empty() const { return count_ == 0; }
    bool full() const { return count_ == kOutstanding; }
    uint32_t count() const { return count_; }
    T& front() { return items_[first_]; }
    void push(const T& item) { items_[(first_ + count_++) % kOutstanding] = item; }
    void pop() {
        first_ = (first_ + 1) % kOutstanding;
        count_--;
    }
};

// What AR and AW share: a request, and whether it obeys the rules of this design's bursts.
struct Request {
    uint64_t address = 0;
    uint32_t len = 0, size = 0, burst = 0;

    bool operator==(const Request&) const = default;

    void check(const char* port, const char* channel, Complaint& wrong) const {
        const uint64_t bytes = (len + 1) * kBeat;
        if (len > 15) wrong.say("%s %s: a burst of %u beats; at most 16", port, channel, len + 1);
        if (burst != 1) wrong.say("%s %s: burst type %u; expected INCR", port, channel, burst);
        if (1u << size != kBeat)
            wrong.say("%s %s: beats of %u bytes; expected %u", port, channel, 1u << size,
                      unsigned(kBeat));
        if (address % kBeat)
            wrong.say("%s %s: address %#llx is not aligned to %u bytes", port, channel,
                      (unsigned long long)address, unsigned(kBeat));
        if (address / 4096 != (address + bytes - 1) / 4096)
            wrong.say("%s %s: %u beats from %#llx cross a 4 KB boundary", port, channel, len + 1,
                      (unsigned long long)address);
    }
};
