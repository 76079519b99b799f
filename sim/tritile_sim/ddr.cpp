// What Python calls: each platform has a Ddr of its own.
#include "ddr_clock.h"
#include "ddr_lite.h"

// Until STATUS is as it should be, or shows an error; looks at the interrupt every clock and at
// STATUS now and then.
template <class Good>
static int run_until(Ddr* d, uint64_t most, Good good) {
    Profile::Call call(d->profile);
    const uint64_t end = d->now + most;
    while (d->now < end) {
        const uint32_t before = d->status;
        const int outcome = lite_read(d, STATUS_OFFSET, &d->status);
        if (outcome != DONE) return outcome;
        if (d->status != before) d->last_activity = d->now;
        if (good(d->status) || d->status & STATUS_ERROR) return DONE;
        if (d->hangs()) return HANGS;
        for (int i = 0; i < POLL_CLOCKS && !d->wrong.any && !d->interrupted(); i++) d->clock();
    }
    return GOING_ON;
}

extern "C" {

Ddr* ddr_open(Model* top, const Config* config) {
    static const char* const names[] = {"w0", "w1", "w2", "w3"};
    Ddr* d = new Ddr{top, *config, {config->memory, config->base, config->size}};
    for (uint32_t i = 0; i < kReaders; i++) {
        d->reads[i].name = i == kIo ? "io" : names[i];
        d->reads[i].never_stalls = i != kIo;
    }
    d->write.name = "io";
    for (uint32_t i = 0; i < kRequesters; i++) d->order[i] = i;
    d->chance.set(config->back_pressure, config->seed);
    return d;
}

void ddr_close(Ddr* d) { delete d; }
void ddr_trace(Ddr* d, void* vcd) { d->vcd = static_cast<VerilatedVcdC*>(vcd); }
const char* ddr_complaint(Ddr* d) { return d->wrong.text; }
uint64_t ddr_clocks(Ddr* d) { return d->now; }
double ddr_eval_seconds(Ddr* d) { return d->profile.eval_seconds(); }

uint64_t ddr_beats(Ddr* d, uint32_t port) {
    return port < kReaders ? d->reads[port].beats : d->write.beats;
}

int ddr_cap(Ddr* d, uint64_t mask, double rate) {
    if (d->budget.count == kMaxCaps) return BROKEN;
    d->budget.caps[d->budget.count++] = {mask, rate};
    return DONE;
}

int ddr_fault(Ddr* d, const Fault* fault) {
    if (d->memory.fault_count == kMaxFaults) return BROKEN;
    d->memory.faults[d->memory.fault_count++] = *fault;
    return DONE;
}

// The ports take no part: nothing is looked at before the reset is over.
void ddr_reset(Ddr* d, uint64_t clocks) {
    d->top->rst = 1;
    while (clocks--) d->edge();
    d->top->rst = 0;
    d->last_activity = d->now;
}

int ddr_run(Ddr* d, uint64_t clocks) {
    Profile::Call call(d->profile);
    while (clocks-- && !d->wrong.any) d->clock();
    return d->wrong.any ? BROKEN : DONE;
}

int ddr_read(Ddr* d, uint32_t offset, uint32_t* value) {
    Profile::Call call(d->profile);
    return lite_read(d, offset, value);
}

int ddr_write(Ddr* d, uint32_t offset, uint32_t value) {
    Profile::Call call(d->profile);
    return lite_write(d, offset, value);
}

int ddr_interrupted(Ddr* d) { return d->interrupted(); }

// The memory's side of a read port is set to so many bytes a beat; io's writes follow io's reads.
void ddr_width(Ddr* d, uint32_t port, uint32_t bytes) {
    d->reads[port].width = bytes;
    if (port == kIo) d->write.width = bytes;
}

// Until STATUS shows that many doorbells (modulo its width) or an error.
int ddr_wait(Ddr* d, uint32_t completed, uint64_t most) {
    return run_until(d, most, [=](uint32_t status) {
        return ((status - completed) & STATUS_COMPLETED) <= STATUS_COMPLETED / 2;
    });
}

// While a doorbell waits or runs and there is no error.
int ddr_busy(Ddr* d, uint64_t most) {
    return run_until(d, most, [](uint32_t status) { return !(status & STATUS_BUSY); });
}

}
