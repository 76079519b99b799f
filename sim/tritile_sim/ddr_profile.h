// How much of the time Verilator's eval takes.
#pragma once
#include <chrono>
#include <cstdint>

constexpr uint32_t kSampleEvery = 61;  // clocks; a prime keeps clear of the design's own periods

class Profile {
    using Timer = std::chrono::steady_clock;

    uint64_t until_ = kSampleEvery;
    double in_clock_ = 0, in_eval_ = 0;     // seconds of the sampled clocks
    double shortest_ = 1e9, look_ = 0;      // seconds: a sampled clock; reading the timer
    double total_ = 0;                      // seconds of all calls from outside

    static double since(Timer::time_point start) {
        return std::chrono::duration<double>(Timer::now() - start).count();
    }

    // A clock during which the system ran something else says nothing.
    void add(double clock, double eval) {
        if (clock < shortest_) shortest_ = clock;
        if (clock > 16 * shortest_) return;
        in_clock_ += clock - 3 * look_;
        in_eval_ += eval - look_;
    }

public:
    Profile() {
        constexpr int rounds = 20, looks = 50;
        for (int round = 0; round < rounds; round++) {
            const auto start = Timer::now();
            for (int i = 0; i < looks; i++) Timer::now();
            const double look = since(start) / looks;
            // What else the system ran only makes a round longer.
            if (round == 0 || look < look_) look_ = look;
        }
    }

    // Seconds inside eval, all calls so far.
    double eval_seconds() const { return in_clock_ > 0 ? total_ * in_eval_ / in_clock_ : 0; }

    // One clock; it reads the timer only when it is sampled.
    class Clock {
        Profile& profile_;
        const bool sampled_;
        Timer::time_point start_, entered_;
        double eval_ = 0;

    public:
        explicit Clock(Profile& profile) : profile_(profile), sampled_(--profile.until_ == 0) {
            if (sampled_) start_ = Timer::now();
        }
        void enter_eval() {
            if (sampled_) entered_ = Timer::now();
        }
        void leave_eval() {
            if (sampled_) eval_ = since(entered_);
        }
        ~Clock() {
            if (!sampled_) return;
            profile_.until_ = kSampleEvery;
            profile_.add(since(start_), eval_);
        }
    };

    // One call from outside, of many clocks.
    class Call {
        Profile& profile_;
        const Timer::time_point start_ = Timer::now();

    public:
        explicit Call(Profile& profile) : profile_(profile) {}
        ~Call() { profile_.total_ += since(start_); }
    };
};
