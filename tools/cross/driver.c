/* Runs kernels on the calls of a file and writes what they give to another: driver IN OUT.
 *
 * A call begins at a multiple of ALIGN in the file:
 *   a head, the numbers (int64, float32 by its bits), a place for each array, then the arrays, each
 *   `shift` bytes behind a multiple of ALIGN. An array of no bytes is NULL.
 * Arrays that are wanted follow each other in OUT. The modules beside it say which numbers and
 * arrays a kernel has, in which order; structures are made here: their layout is the machine's.
 */
#include "driver.h"

#include <stdio.h>
#include <stdlib.h>

#define ALIGN TT_ALIGN
#define MOST_ARRAYS 128
#define MOST_SPANS 8

typedef struct {
    char kernel[24];
    int64_t threads, numbers, arrays;
} head;

typedef struct {
    int64_t bytes, shift, wanted;
} place;

static tt_sums sums(call *c) {
    tt_sums s;
    s.sums = array(c);
    s.bias = array(c);
    s.stride = number(c);
    s.m = number(c);
    s.weight_scale = real(c);
    s.rule = (int32_t)number(c);
    return s;
}

static tt_activations activations(call *c) {
    tt_activations out = {.base = array(c)};
    out.group_bytes = number(c);
    out.block_bytes = number(c);
    out.rows = (int32_t)number(c);
    out.columns = (int32_t)number(c);
    return out;
}

int64_t take_spans(call *c, tt_span *spans, tt_cache *caches) {
    const int64_t count = number(c);
    for (int64_t i = 0; i < count && i < MOST_SPANS; i++) {
        spans[i].cache = caches + i;
        spans[i].row = number(c);
        spans[i].rows = number(c);
        spans[i].position = number(c);
        caches[i] = cache(c);
    }
    return count;
}

static void embed(call *c) {
    const void *table = array(c);
    const int64_t *ids = array(c);
    float *out = array(c);
    int64_t *damaged = array(c);
    const int type = (int)number(c);
    const int64_t columns = number(c), rows = number(c);
    *damaged = tt_embed(table, type, columns, ids, rows, out);
}

static void norm(call *c) {
    const float *x = array(c), *weight = array(c);
    const float eps = real(c);
    const int64_t rows = number(c), k = number(c);
    tt_norm(c->pool, x, weight, eps, rows, k, array(c));
}

static void norm_quantise(call *c) {
    const float *x = array(c), *weight = array(c);
    const float eps = real(c);
    const int64_t rows = number(c), k = number(c);
    const tt_activations out = activations(c);
    tt_norm_quantise(c->pool, x, weight, eps, rows, k, &out, array(c));
}

static void rescale(call *c) {
    const tt_sums s = sums(c);
    const float *scales = array(c);
    tt_rescale(c->pool, &s, scales, number(c), array(c));
}

static void rescale_add(call *c) {
    const tt_sums s = sums(c);
    const float *scales = array(c);
    tt_rescale_add(c->pool, &s, scales, number(c), array(c));
}

static void gate_quantise(call *c) {
    const tt_sums gate = sums(c), up = sums(c);
    const float *scales = array(c), *weight = array(c);
    const int activation = (int)number(c);
    const float eps = real(c);
    const int64_t rows = number(c);
    const tt_activations out = activations(c);
    tt_gate_quantise(c->pool, &gate, &up, scales, activation, weight, eps, rows, &out, array(c));
}

static void rope_append(call *c) {
    tt_span spans[MOST_SPANS];
    tt_cache caches[MOST_SPANS];
    const tt_sums q = sums(c), k = sums(c), v = sums(c);
    const float *scales = array(c), *cosine = array(c), *sine = array(c);
    float *out = array(c);
    const int64_t count = take_spans(c, spans, caches);
    tt_rope_append(c->pool, &q, &k, &v, scales, cosine, sine, spans, count, out);
}

static void attend(call *c) {
    tt_span spans[MOST_SPANS];
    tt_cache caches[MOST_SPANS];
    const float *q = array(c);
    float *out = array(c);
    const int64_t heads = number(c), count = take_spans(c, spans, caches);
    tt_attend(c->pool, q, heads, spans, count, out);
}

static void append_planes(call *c) {
    const tt_weights w = weights(c);
    tt_planes planes;
    for (int port = 0; port < TT_MOST_PORTS; port++) planes.keys[port] = array(c);
    for (int port = 0; port < TT_MOST_PORTS; port++) planes.values[port] = array(c);
    planes.key_blocks = number(c);
    planes.value_blocks = number(c);
    const int64_t position = number(c), rows = number(c);
    const tt_cache from = cache(c);
    tt_append_planes(c->pool, &w, &planes, &from, position, rows);
}

static void head_split(call *c) {
    const float *h = array(c);
    const double *dither = array(c);
    const int64_t k = number(c);
    const int parts = (int)number(c);
    double *left = array(c);
    float *rest = array(c);
    int8_t *q = array(c);
    tt_head_split(h, dither, k, parts, left, rest, q, array(c));
}

/* All that is asked of one position's sums. */
static void head_bounds(call *c) {
    tt_head_rows rows = {array(c), array(c), number(c)};
    tt_head_sums at = {.sums = array(c), .stride = number(c), .parts = (int32_t)number(c)};
    for (int part = 0; part < TT_HEAD_PARTS; part++) at.factors[part] = real(c);
    at.offset = real(c);
    at.spread = real(c);
    at.loss = real(c);
    const float least = real(c), reference = real(c), inverse = real(c);
    float *highest = array(c), *upper = array(c), *bounds = array(c);
    int64_t *ids = array(c), *found = array(c);
    double *sums = array(c), *tail = array(c);
    found[0] = tt_head_scan(c->pool, &rows, &at, highest);
    tt_head_upper(c->pool, &rows, &at, upper);
    found[1] = tt_head_reaching(&rows, &at, highest, least, ids, bounds, rows.n);
    *tail = tt_head_tail(c->pool, &rows, &at, highest, least, reference, inverse, sums);
}

static void head_dots(call *c) {
    const void *table = array(c);
    const int type = (int)number(c);
    const int64_t columns = number(c), *ids = array(c), first = number(c), count = number(c);
    const float *x = array(c);
    float *out = array(c);
    int64_t *finite = array(c);
    *finite = tt_head_dots(c->pool, table, type, columns, ids, first, count, x, out);
}

static int waits;

/* Of a driver that gives up: `answer` stays 0. */
static void wait(uint32_t due, uint32_t clocks) {
    (void)due;
    (void)clocks;
    waits++;
}

/* A doorbell in a window that is plain memory: sent, waited for, its results fetched. */
static void doorbell(call *c) {
    tt_device device = {.polls = 3, .lines = (uint32_t)tt_has_lines(), .wait = wait};
    device.window = array(c);
    const int64_t bytes = number(c), stride = number(c), count = number(c);
    const tt_range x = {array(c), bytes, stride, count};
    int32_t *answers = array(c);
    device.doorbell_word = (uint32_t)number(c);
    device.status_word = (uint32_t)number(c);
    device.index_shift = (uint32_t)number(c);
    device.tokens_shift = (uint32_t)number(c);
    device.completed_shift = (uint32_t)number(c);
    device.completed_mask = (uint32_t)number(c);
    device.most_behind = (uint32_t)number(c);
    device.error = (uint32_t)number(c);
    device.rung = (uint32_t)number(c);
    const uint32_t index = (uint32_t)number(c), tokens = (uint32_t)number(c);
    uint32_t due = 0;
    waits = 0;
    answers[0] = tt_send(&device, c->pool, 0, &x, index, tokens, &due);
    answers[1] = (int32_t)due;
    answers[2] = tt_receive(&device, due, 1);
    answers[3] = tt_fetch(&device, c->pool, 0, &x, 1);
    answers[4] = waits;
}

static const struct {
    const char *name;
    void (*run)(call *);
} KERNELS[] = {
    {"embed", embed},
    {"norm", norm},
    {"norm_quantise", norm_quantise},
    {"rescale", rescale},
    {"rescale_add", rescale_add},
    {"gate_quantise", gate_quantise},
    {"rope_append", rope_append},
    {"attend", attend},
    {"append_planes", append_planes},
    {"head_split", head_split},
    {"head_bounds", head_bounds},
    {"head_dots", head_dots},
    {"doorbell", doorbell},
    {"split_queries", split_queries},
    {"soften", soften},
    {"gather", gather},
    {"walk", walk},
};

void fail(const char *what, const char *which) {
    fprintf(stderr, "driver: %s %s\n", what, which);
    exit(1);
}

static char *read_all(const char *name, size_t *bytes) {
    FILE *file = fopen(name, "rb");
    void *data;
    if (!file || fseek(file, 0, SEEK_END)) fail("cannot read", name);
    *bytes = (size_t)ftell(file);
    rewind(file);
    if (posix_memalign(&data, ALIGN, *bytes + ALIGN)) fail("no memory for", name);
    if (fread(data, 1, *bytes, file) != *bytes) fail("cannot read", name);
    fclose(file);
    return data;
}

static size_t aligned(size_t bytes) { return (bytes + ALIGN - 1) / ALIGN * ALIGN; }

/* One call at `at`; where it ends. */
static char *run(char *at, FILE *out) {
    const head *h = (const head *)at;
    const int64_t *numbers = (const int64_t *)(h + 1);
    const place *places = (const place *)(numbers + h->numbers);
    void *arrays[MOST_ARRAYS];
    size_t kernel = 0;
    if (h->arrays > MOST_ARRAYS) fail("too many arrays for", h->kernel);
    at += aligned((size_t)((const char *)(places + h->arrays) - at));
    for (int64_t i = 0; i < h->arrays; i++) {
        arrays[i] = places[i].bytes ? at + places[i].shift : NULL;
        at += aligned((size_t)(places[i].bytes + places[i].shift));
    }
    while (kernel < sizeof KERNELS / sizeof *KERNELS && strcmp(KERNELS[kernel].name, h->kernel))
        kernel++;
    if (kernel == sizeof KERNELS / sizeof *KERNELS) fail("no kernel is called", h->kernel);
    call c = {h->threads > 1 ? tt_pool_new((int)h->threads) : NULL, numbers, arrays};
    if (h->threads > 1 && !c.pool) fail("no threads for", h->kernel);
    KERNELS[kernel].run(&c);
    tt_pool_free(c.pool);
    for (int64_t i = 0; i < h->arrays; i++) {
        const size_t bytes = places[i].wanted ? (size_t)places[i].bytes : 0;
        if (fwrite(arrays[i], 1, bytes, out) != bytes) fail("cannot write what gives", h->kernel);
    }
    return at;
}

int main(int count, char **arguments) {
    size_t bytes;
    if (count != 3) fail("expected", "driver IN OUT");
    char *at = read_all(arguments[1], &bytes), *end = at + bytes;
    FILE *out = fopen(arguments[2], "wb");
    if (!out) fail("cannot write", arguments[2]);
    while (at < end) at = run(at, out);
    if (fclose(out)) fail("cannot write", arguments[2]);
    return 0;
}
