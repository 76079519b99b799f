/* Keys and values as weights: bytes of all five planes at once, for TT_LANES rows of a matrix side
 * by side in vectors: a cache has keys of that many positions together, and a value's elements.
 */
#include "planes.h"
#include "simd.h"

#define MOST_BYTES 16 /* of a port a beat: 4, 8 or 16 */

typedef int8_t lanes __attribute__((vector_size(TT_LANES)));
typedef uint8_t bytes __attribute__((vector_size(TT_LANES)));

/* a0 b0 a1 b1 .. of the first and of the second halves of two vectors. */
#define FIRST_HALVES 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23
#define SECOND_HALVES 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31
#if defined(__clang__)
#define SHUFFLED(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define SHUFFLED(a, b, ...) __builtin_shuffle(a, b, (bytes){__VA_ARGS__})
#endif

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }
static int64_t blocks_of(int64_t n, int64_t size) { return (n + size - 1) / size; }

int64_t tt_key_bytes(const tt_weights *w, int64_t head_dim) {
    return TT_PLANES * blocks_of(head_dim, w->columns) * TT_KEY_ROWS * w->port_bytes;
}

int64_t tt_value_bytes(const tt_weights *w, int64_t head_dim) {
    return blocks_of(TT_PLANES * head_dim * w->port_bytes, TT_ALIGN) * TT_ALIGN;
}

/* TT_LANES rows of a matrix: column c at from + c * stride, zeros from `columns` on. */
typedef struct {
    const int8_t *from;
    int64_t stride, columns;
} strip;

TT_INLINE lanes times(lanes v, int factor) {
    lanes sum = v;
    for (int i = 1; i < factor; i++) sum += v;
    return sum;
}

/* planes = planes * base + v's digits, the most significant plane first. The digit of 3^n is 1 above
 * 3^n / 2 and -1 below -3^n / 2; an integer beyond the limit has the digits of the limit, so that
 * no byte can be illegal. */
TT_INLINE void add_digits(lanes v, int base, lanes *planes) {
    int8_t power = (2 * TT_KV_LIMIT + 1) / 3;
    for (int p = 0; p < TT_PLANES; p++, power /= 3) {
        const int8_t highest = power / 2, lowest = (int8_t)-highest;
        const lanes above = v > highest, below = v < lowest;
        v += (below & power) - (above & power);
        planes[p] = times(planes[p], base) + (below - above);
    }
}

/* Byte `b` of the rows' beats in every plane. */
static void encode_byte(const tt_weights *w, const strip *s, int64_t b,
                        bytes (*planes)[MOST_BYTES]) {
    const int64_t first = b * w->trits, count = least(s->columns - first, w->trits);
    lanes v, digits[TT_PLANES] = {{0}};
    uint8_t zero = 0;
    for (int64_t i = count - 1; i >= 0; i--) {
        memcpy(&v, s->from + (first + i) * s->stride, sizeof v);
        if (w->base == 3) /* a constant: additions without a loop */
            add_digits(v, 3, digits);
        else
            add_digits(v, w->base, digits);
    }
    for (int32_t i = 0; i < w->trits; i++) zero = (uint8_t)(zero * w->base + 1);
    for (int p = 0; p < TT_PLANES; p++) planes[p][b] = (bytes)digits[p] + zero;
}

/* Rows [TT_LANES][n] of columns [n][TT_LANES]: what lies in the first half of all and what lies in
 * the second are interleaved, until the lane has moved from the front of an index to its end. */
TT_INLINE void transpose(bytes *x, int32_t n) {
    bytes y[MOST_BYTES];
    for (int32_t done = 1; done < n; done *= 2) {
        for (int32_t i = 0; i < n / 2; i++) {
            y[2 * i] = SHUFFLED(x[i], x[i + n / 2], FIRST_HALVES);
            y[2 * i + 1] = SHUFFLED(x[i], x[i + n / 2], SECOND_HALVES);
        }
        memcpy(x, y, sizeof *x * (size_t)n);
    }
}

/* planes[p] as bytes [TT_LANES][port_bytes]: bytes low .. high-1 of the rows' beats; others are
 * anything. */
static void encode(const tt_weights *w, const strip *s, int64_t low, int64_t high,
                   bytes (*planes)[MOST_BYTES]) {
    for (int64_t b = low; b < high; b++) encode_byte(w, s, b, planes);
    for (int p = 0; p < TT_PLANES; p++) {
        if (w->port_bytes == MOST_BYTES) /* constants: whole vectors stay in registers */
            transpose(planes[p], MOST_BYTES);
        else if (w->port_bytes == MOST_BYTES / 2)
            transpose(planes[p], MOST_BYTES / 2);
        else
            transpose(planes[p], w->port_bytes);
    }
}

typedef struct {
    const tt_weights *weights;
    const tt_planes *planes;
    const tt_cache *cache;
    int64_t position, end;
    int64_t first_keys, key_blocks, first_values, value_blocks; /* blocks that change */
} append_work;

/* A beat has head_dim columns of a position; those that hold zeros alone stay as they are. */
static void append_keys(const append_work *work, int64_t head, int64_t block) {
    const tt_weights *w = work->weights;
    const int64_t n = work->cache->head_dim, size = w->port_bytes, columns = size * w->trits;
    const int64_t matrix = head * work->planes->key_blocks + block;
    const int64_t start = most(work->position, block * TT_KEY_ROWS);
    const int64_t end = least(work->end, (block + 1) * TT_KEY_ROWS);
    const int8_t *keys = (const int8_t *)work->cache->keys + head * work->cache->room * n;
    bytes planes[TT_PLANES][MOST_BYTES];
    for (int64_t group = start / TT_LANES * TT_LANES; group < end; group += TT_LANES) {
        const int64_t low = most(start - group, 0), high = least(end - group, TT_LANES);
        for (int64_t beat = 0; beat * columns < n; beat++) {
            const int64_t first = beat * columns, port = beat % w->ports;
            const strip s = {keys + group * n + first * TT_LANES, TT_LANES, n - first};
            uint8_t *to = work->planes->keys[port] + matrix * tt_key_bytes(w, n);
            encode(w, &s, 0, size, planes);
            for (int64_t p = 0; p < TT_PLANES; p++) {
                const int64_t run = p * blocks_of(n, w->columns) + beat / w->ports;
                const int64_t row = run * TT_KEY_ROWS + group % TT_KEY_ROWS + low;
                memcpy(to + row * size, (uint8_t *)planes[p] + low * size,
                       (size_t)((high - low) * size));
            }
        }
    }
}

/* n of at most MOST_BYTES. */
TT_INLINE void copy_some(uint8_t *to, const uint8_t *from, int64_t n) {
    int64_t i = 0;
    for (; i + 8 <= n; i += 8) memcpy(to + i, from + i, 8);
    if (n & 4) memcpy(to + i, from + i, 4), i += 4;
    if (n & 2) memcpy(to + i, from + i, 2), i += 2;
    if (n & 1) to[i] = from[i];
}

/* Bytes low .. high-1 of a port's beats; the strip is that of the head's first elements. */
static void append_to_port(const append_work *work, const strip *s, int64_t low, int64_t high,
                           uint8_t *to) {
    const int64_t n = work->cache->head_dim, size = work->weights->port_bytes;
    bytes planes[TT_PLANES][MOST_BYTES];
    for (int64_t d = 0; d < n; d += TT_LANES) {
        const strip mine = {s->from + d, s->stride, s->columns};
        encode(work->weights, &mine, low, high, planes);
        for (int64_t p = 0; p < TT_PLANES; p++) {
            uint8_t *beats = to + (p * n + d) * size;
            for (int64_t row = 0; row < least(n - d, TT_LANES); row++)
                copy_some(beats + row * size + low, (uint8_t *)planes[p] + row * size + low,
                          high - low);
        }
    }
}

/* A beat has the block's positions of an element of the head; several positions share a byte. */
static void append_values(const append_work *work, int64_t head, int64_t block) {
    const tt_weights *w = work->weights;
    const int64_t n = work->cache->head_dim, padded = tt_padded(n), size = w->port_bytes;
    const int64_t matrix = head * work->planes->value_blocks + block, before = block * w->columns;
    const int64_t start = most(work->position - before, 0) / w->trits;
    const int64_t end = work->end - before; /* maybe a later block's: no byte reaches into it */
    const int8_t *values =
        (const int8_t *)work->cache->values + (head * work->cache->room + before) * padded;
    for (int64_t port = 0; port < w->ports; port++) {
        const int64_t first = port * size, column = first * w->trits;
        const int64_t low = most(start - first, 0);
        const int64_t high = least(blocks_of(end, w->trits) - first, size);
        const strip s = {values + column * padded, padded, end - column};
        if (low < high)
            append_to_port(work, &s, low, high,
                           work->planes->values[port] + matrix * tt_value_bytes(w, n));
    }
}

static void append_block(void *context, int64_t index, int thread) {
    const append_work *work = context;
    const int64_t each = work->key_blocks + work->value_blocks;
    const int64_t head = index / each, block = index % each;
    (void)thread;
    if (block < work->key_blocks)
        append_keys(work, head, work->first_keys + block);
    else
        append_values(work, head, work->first_values + block - work->key_blocks);
}

void tt_append_planes(tt_pool *pool, const tt_weights *w, const tt_planes *planes,
                      const tt_cache *cache, int64_t position, int64_t rows) {
    append_work work = {w, planes, cache, position, position + rows, 0, 0, 0, 0};
    if (rows < 1) return;
    work.first_keys = position / TT_KEY_ROWS;
    work.key_blocks = blocks_of(work.end, TT_KEY_ROWS) - work.first_keys;
    work.first_values = position / w->columns;
    work.value_blocks = blocks_of(work.end, w->columns) - work.first_values;
    tt_run(pool, append_block, &work, cache->kv_heads * (work.key_blocks + work.value_blocks));
}
