// Part of every compiled model.
#include "verilated.h"

// The next model gets a context of its own. In a shared one a trace would visit all models ever
// made, those already destroyed too. It outlives its model, whose destructor needs it.
extern "C" void model_context() { Verilated::threadContextp(new VerilatedContext); }
