/* A call of the driver: its numbers and arrays, taken one after the other. */
#ifndef TRITILE_DRIVER_H
#define TRITILE_DRIVER_H

#include "pass.h"
#include "planes.h"

#include <string.h>

/* What is left of a call's numbers and arrays. */
typedef struct {
    tt_pool *pool;
    const int64_t *numbers;
    void **arrays;
} call;

static inline int64_t number(call *c) { return *c->numbers++; }
static inline void *array(call *c) { return *c->arrays++; }

static inline float real(call *c)
{
    const uint32_t bits = (uint32_t)number(c);
    float value;
    memcpy(&value, &bits, 4);
    return value;
}

static inline tt_cache cache(call *c)
{
    tt_cache made = {0};
    made.type = (int32_t)number(c);
    made.kv_heads = (int32_t)number(c);
    made.head_dim = (int32_t)number(c);
    made.room = (int32_t)number(c);
    made.keys = array(c);
    made.values = array(c);
    made.key_steps = array(c);
    made.value_steps = array(c);
    return made;
}

static inline tt_weights weights(call *c)
{
    tt_weights w;
    w.ports = (int32_t)number(c);
    w.port_bytes = (int32_t)number(c);
    w.trits = (int32_t)number(c);
    w.base = (int32_t)number(c);
    w.columns = (int32_t)number(c);
    return w;
}

/* driver.c: ends the process. */
void fail(const char *what, const char *which);
/* driver.c: spans with a cache each; how many. */
int64_t take_spans(call *c, tt_span *spans, tt_cache *caches);

/* prompts.c */
void split_queries(call *c);
void soften(call *c);
void gather(call *c);

/* walk.c */
void walk(call *c);

#endif
