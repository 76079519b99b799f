// Steps one converted block without Python in the loop.
//
// Before each rising edge the inputs of that clock are applied and settled, then the outputs are
// noted: what a neighbour would see at that edge.
#include <cstdint>
#include <cstring>

#include "ports.h"

namespace {

// A port's place in the model and its values, one a clock.
struct Strip {
    uint8_t* at;
    uint8_t* values;
    uint64_t bytes;
};

#define COUNT(pin) +1
constexpr uint32_t kPorts = 0 EACH_PIN(COUNT);

void edge(Model* top) {
#ifdef HAS_CLOCK
    top->clk = 1;
    top->eval();
    top->clk = 0;
#endif
    top->eval();
}

}  // namespace

extern "C" {

uint32_t block_ports() { return kPorts; }

const char* block_name(uint32_t port) {
#define NAME(pin) #pin,
    static const char* const names[] = {EACH_PIN(NAME)};
    return names[port];
}

// Where the port lies in the model; its size in bytes is written to *bytes.
void* block_port(Model* top, uint32_t port, uint64_t* bytes) {
#define AT(pin) &top->pin,
#define BYTES(pin) sizeof(top->pin),
    void* const at[] = {EACH_PIN(AT)};
    const uint64_t sizes[] = {EACH_PIN(BYTES)};
    *bytes = sizes[port];
    return at[port];
}

void block_tick(Model* top, uint64_t clocks) {
    top->eval();
    for (uint64_t i = 0; i < clocks; i++) edge(top);
}

void block_run(Model* top, uint64_t clocks, uint64_t ins, const Strip* in, uint64_t outs,
               const Strip* out) {
    for (uint64_t i = 0; i < clocks; i++) {
        for (const Strip* s = in; s < in + ins; s++)
            memcpy(s->at, s->values + i * s->bytes, s->bytes);
        top->eval();
        for (const Strip* s = out; s < out + outs; s++)
            memcpy(s->values + i * s->bytes, s->at, s->bytes);
        edge(top);
    }
}

}
