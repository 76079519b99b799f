// One AXI4 write port: AW first, then its beats, then B after the latency.
#pragma once
#include "ddr_memory.h"

class WritePort {
    struct Burst {
        uint64_t address;
        uint32_t beats;
        Response response;
    };
    struct Answer {
        uint64_t ready_at;
        Response response;
    };
    struct Beat {
        uint8_t data[kBeat] = {};
        uint32_t strobes = 0, last = 0;

        bool operator==(const Beat&) const = default;
    };

    Ring<Burst> open_;
    Ring<Answer> answers_;
    Request request_;
    Beat beat_;
    bool aw_waiting_ = false, w_waiting_ = false;
    bool aw_fire_ = false, w_fire_ = false, b_fire_ = false;
    bool awready_ = false, wready_ = false, bvalid_ = false, granted_ = false;

public:
    const char* name = "";
    uint64_t beats = 0;
    uint64_t width = kBeat;  // as that of a read port; what a narrower one has no lanes for is lost

    uint32_t open() const { return open_.count(); }
    uint32_t unanswered() const { return answers_.count(); }
    uint32_t missing() { return open_.empty() ? 0 : open_.front().beats; }

    template <class Pins>
    void sample(Model* top, Complaint& wrong) {
        sample_request<Pins>(top, wrong);
        sample_beat<Pins>(top, wrong);
        b_fire_ = bvalid_ && Pins::bready(top);
    }

    // After the edge. A beat that was granted and did not come gives its allowance back.
    bool advance(uint64_t now, uint64_t latency, Memory& memory, Budget& budget, uint32_t port,
                 Complaint& wrong) {
        if (b_fire_) {
            bvalid_ = false;
            answers_.pop();
        }
        if (w_fire_) store(now, latency, memory, wrong);
        if (wready_ && !w_fire_) budget.give_back(port);
        if (aw_fire_) {
            request_.check(name, "AW", wrong);
            open_.push({request_.address, request_.len + 1, OKAY});
        }
        return b_fire_ || w_fire_ || aw_fire_;
    }

    bool wants() const { return !open_.empty() && !answers_.full(); }
    void grant() { granted_ = true; }

    template <class Pins>
    void drive(Model* top, uint64_t now, Chance& chance) {
        if (!bvalid_ && !answers_.empty() && answers_.front().ready_at <= now && !chance.stall()) {
            bvalid_ = true;
            Pins::bresp(top) = answers_.front().response;
        }
        awready_ = !open_.full() && !chance.stall();
        wready_ = granted_;
        granted_ = false;
        Pins::awready(top) = awready_;
        Pins::wready(top) = wready_;
        Pins::bvalid(top) = bvalid_;
    }

private:
    template <class Pins>
    void sample_request(Model* top, Complaint& wrong) {
        const bool valid = Pins::awvalid(top);
        if (valid) {
            const Request now{Pins::awaddr(top), Pins::awlen(top), Pins::awsize(top),
                              Pins::awburst(top)};
            if (aw_waiting_ && now != request_)
                wrong.say("%s AW: the request changed before awready", name);
            request_ = now;
        } else if (aw_waiting_) {
            wrong.say("%s AW: awvalid fell before awready", name);
        }
        aw_fire_ = valid && awready_;
        aw_waiting_ = valid && !awready_;
    }

    template <class Pins>
    void sample_beat(Model* top, Complaint& wrong) {
        const bool valid = Pins::wvalid(top);
        if (valid) {
            Beat now;
            memcpy(now.data, &Pins::wdata(top), kBeat);
            now.strobes = Pins::wstrb(top);
            now.last = Pins::wlast(top);
            if (w_waiting_ && now != beat_)
                wrong.say("%s W: the beat changed before wready", name);
            beat_ = now;
        } else if (w_waiting_) {
            wrong.say("%s W: wvalid fell before wready", name);
        }
        w_fire_ = valid && wready_;
        w_waiting_ = valid && !wready_;
    }

    void store(uint64_t now, uint64_t latency, Memory& memory, Complaint& wrong) {
        Burst& burst = open_.front();
        const Response response = memory.answer(burst.address, true);
        if (response == OKAY) {
            uint8_t* to = memory.at(burst.address, width);
            for (uint64_t i = 0; i < kBeat && i < width; i++)
                if (beat_.strobes >> i & 1) to[i] = beat_.data[i];
        }
        if (response > burst.response) burst.response = response;
        if (bool(beat_.last) != (burst.beats == 1))
            wrong.say("%s W: wlast is %u with %u beats of the burst to come", name, beat_.last,
                      burst.beats - 1);
        beats++;
        burst.address += kBeat;
        if (--burst.beats == 0) {
            answers_.push({now - 1 + latency, burst.response});
            open_.pop();
        }
    }
};
