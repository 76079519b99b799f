/* A whole pass (tt_walk) before a tile that is software.
 *
 * The tile notes what activations a doorbell gives it, and answers with sums that are given: those
 * of numpy's activations, so that an integer that differs next to a tie changes nothing behind it.
 * By functions, the tile has memory of its own: only a flush and an invalidation copy, results come
 * no sooner than they are waited for, and two groups are in flight. By a window, memory is shared,
 * one group is in flight, registers are words of memory, and caches are kept by lines, if they can.
 */
#include "driver.h"

#include <stdlib.h>

#define MOST_KEPT 64
#define DOORBELL 0 /* words of the window, and fields in them */
#define STATUS 1
#define INDEX_SHIFT 8
#define MASK 15

enum { MATRICES = 7, MOST_MATRICES = 3 };
static const int FIRST[TT_LISTS] = {0, 3, 4, 6}, COUNT[TT_LISTS] = {3, 1, 2, 1};

/* Of a list: what one doorbell reads and gives, and where that lies for all rows of the pass. */
typedef struct {
    int64_t k, m[MOST_MATRICES];
    int64_t done; /* rows: groups ring in their order */
    const int32_t *sums[MOST_MATRICES];
    int8_t *seen;
} job;

typedef struct {
    uint32_t index, tokens;
} bell;

static struct {
    tt_network n;
    tt_device device;
    uint32_t window[2];
    int64_t lists;     /* of a set */
    job *jobs;         /* [lists] */
    char *x[1 + TT_MOST_TURNS], *y[1 + TT_MOST_TURNS]; /* the tile's memory, of each set */
    size_t x_bytes, y_bytes;
    bell waiting[MASK + 1];
    uint32_t completed, served;
    void *kept[MOST_KEPT];
    int kept_count;
} tile;

/* Not zero beforehand, so that what nobody wrote is seen. */
static void *room(size_t bytes)
{
    void *made;
    if (tile.kept_count == MOST_KEPT || posix_memalign(&made, TT_ALIGN, bytes + TT_ALIGN))
        fail("no memory for", "a pass");
    tile.kept[tile.kept_count++] = made;
    return memset(made, 0x5B, bytes);
}

static int64_t stride(int64_t m) { return (m + 15) / 16 * 16; }

/* One doorbell: notes the activations, gives the sums. */
static void serve(bell rung)
{
    const tt_network *n = &tile.n;
    const int64_t set = rung.index / tile.lists;
    job *j = &tile.jobs[rung.index % tile.lists];
    const tt_list *list = &n->sets[set].lists[rung.index % tile.lists];
    for (uint32_t row = 0; row < rung.tokens; row++, j->done++) {
        for (int64_t i = 0; i < j->k; i++)
            j->seen[j->done * j->k + i] = tile.x[set][i / n->columns * n->block_bytes +
                                                      row * n->columns + i % n->columns];
        for (int i = 0; i < MOST_MATRICES && j->m[i]; i++)
            memcpy(tile.y[set] + list->results[i] + row * stride(j->m[i]) * 4,
                   j->sums[i] + j->done * j->m[i], (size_t)j->m[i] * 4);
    }
    tile.served++;
}

static void ring(uint32_t index, uint32_t tokens)
{
    tile.waiting[tile.device.rung] = (bell){index, tokens};
    tile.device.rung = (tile.device.rung + 1) & MASK;
    tile.device.answer = 1;
}

static void wait(uint32_t due, uint32_t clocks)
{
    (void)clocks;
    for (; tile.completed != due; tile.completed = (tile.completed + 1) & MASK)
        serve(tile.waiting[tile.completed]);
    tile.device.answer = 1;
}

/* The word in the window is the one doorbell that is under way. */
static void wait_in_window(uint32_t due, uint32_t clocks)
{
    const uint32_t word = tile.window[DOORBELL];
    (void)clocks;
    serve((bell){word >> INDEX_SHIFT, word & ((1 << INDEX_SHIFT) - 1)});
    tile.window[STATUS] = due;
    tile.device.answer = 1;
}

static void flush(int32_t pair)
{
    memcpy(tile.x[pair], tile.n.sets[pair].x, tile.x_bytes);
    tile.device.answer = 1;
}

static void invalidate(int32_t pair)
{
    memcpy((char *)tile.n.sets[pair].y, tile.y[pair], tile.y_bytes);
    tile.device.answer = 1;
}

static void make_device(int windowed)
{
    tt_device *d = &tile.device;
    *d = (tt_device){.completed_mask = MASK, .most_behind = MASK / 2, .index_shift = INDEX_SHIFT,
                     .doorbell_word = DOORBELL, .status_word = STATUS, .polls = 2,
                     .error = 1u << 31};
    if (windowed) {
        d->window = tile.window;
        d->lines = (uint32_t)tt_has_lines();
        d->wait = wait_in_window;
    } else {
        d->ring = ring;
        d->wait = wait;
        d->flush = flush;
        d->invalidate = invalidate;
    }
}

/* A set for one token, and one a turn for full groups. */
static void make_sets(int windowed)
{
    tt_network *n = &tile.n;
    tt_set *sets = room(sizeof(tt_set) * (size_t)(n->turns + 1));
    for (int s = 0; s <= n->turns; s++) {
        tt_list *lists = room(sizeof(tt_list) * (size_t)tile.lists);
        const int64_t tokens = s ? n->rows : 1;
        for (int64_t l = 0; l < tile.lists; l++) {
            const job *j = &tile.jobs[l];
            int64_t at = 0;
            lists[l] = (tt_list){(uint32_t)(s * tile.lists + l), 1, {0}};
            for (int i = 0; i < MOST_MATRICES && j->m[i]; at += tokens * stride(j->m[i++]) * 4)
                lists[l].results[i] = at;
        }
        sets[s] = (tt_set){tokens, room(tile.x_bytes), room(tile.y_bytes), lists, s};
        tile.x[s] = windowed ? (char *)sets[s].x : room(tile.x_bytes);
        tile.y[s] = windowed ? (char *)sets[s].y : room(tile.y_bytes);
    }
    n->sets = sets;
    n->set_count = n->turns + 1;
}

/* Norms and linears of all layers, and what the tile knows of each of their lists. */
static void make_layers(call *c, int64_t tokens, int64_t kv_heads, const int32_t *fed, int8_t *seen)
{
    tt_network *n = &tile.n;
    const int64_t size = n->heads * n->head_dim, kv = kv_heads * n->head_dim;
    const int64_t m[MATRICES] = {size, kv, kv, n->hidden, n->intermediate, n->intermediate,
                                 n->hidden};
    const int64_t k[TT_LISTS] = {n->hidden, size, n->hidden, n->intermediate};
    tt_layer *layers = room(sizeof(tt_layer) * (size_t)n->layers);
    tile.jobs = room(sizeof(job) * (size_t)tile.lists);
    for (int64_t l = 0; l < n->layers; l++) {
        tt_layer *layer = &layers[l];
        tt_linear *linears[MATRICES] = {&layer->q, &layer->k, &layer->v, &layer->o,
                                        &layer->gate, &layer->up, &layer->down};
        layer->input_norm = array(c);
        layer->attention_norm = array(c);
        layer->post_norm = array(c);
        layer->gate_norm = array(c);
        for (int i = 0; i < MATRICES; i++) {
            *linears[i] = (tt_linear){.bias = array(c), .m = m[i], .stride = stride(m[i])};
            linears[i]->rule = (int32_t)number(c);
            linears[i]->weight_scale = real(c);
        }
        for (int i = 0; i < TT_LISTS; i++) {
            job *j = &tile.jobs[l * TT_LISTS + i];
            *j = (job){.k = k[i], .seen = seen};
            seen += tokens * k[i];
            for (int one = 0; one < COUNT[i]; one++) {
                j->m[one] = m[FIRST[i] + one];
                j->sums[one] = fed;
                fed += tokens * j->m[one];
            }
        }
    }
    n->layer = layers;
}

/* What a group works in, and the buffers' sizes. */
static void make_room(call *c)
{
    tt_network *n = &tile.n;
    const size_t group = (size_t)n->rows * 4, size = (size_t)(n->heads * n->head_dim);
    n->q = room(group * (size_t)n->turns * size);
    n->attended = room(group * (size_t)n->turns * size);
    n->scales = room(group * (size_t)n->turns);
    n->spans = room((size_t)(2 * n->turns * n->rows) * sizeof(tt_span));
    n->block_bytes = (n->rows * n->columns + TT_ALIGN - 1) / TT_ALIGN * TT_ALIGN;
    for (int64_t l = 0; l < tile.lists; l++) {
        const job *j = &tile.jobs[l];
        const int64_t blocks = (j->k + n->columns - 1) / n->columns;
        const size_t x = (size_t)(blocks * n->block_bytes);
        const size_t y = group * (size_t)(stride(j->m[0]) + stride(j->m[1]) + stride(j->m[2]));
        tile.x_bytes = x > tile.x_bytes ? x : tile.x_bytes;
        tile.y_bytes = y > tile.y_bytes ? y : tile.y_bytes;
    }
    n->pool = c->pool;
    n->least_shared = n->a_value = 1; /* threads share whatever they can */
    n->device = &tile.device;
}

/* Sequences, with a cache for each layer. */
static tt_piece *make_pieces(call *c, int64_t count)
{
    tt_piece *pieces = room(sizeof(tt_piece) * (size_t)count);
    for (int64_t i = 0; i < count; i++) {
        tt_cache *caches = room(sizeof(tt_cache) * (size_t)tile.n.layers);
        pieces[i] = (tt_piece){.caches = caches, .row = number(c)};
        pieces[i].rows = number(c);
        pieces[i].position = number(c);
        for (int64_t l = 0; l < tile.n.layers; l++)
            caches[l] = cache(c);
    }
    return pieces;
}

void walk(call *c)
{
    tt_network *n = &tile.n;
    memset(&tile, 0, sizeof tile);
    tt_pass pass = {.h = array(c), .out = NULL};
    n->norm = array(c);
    pass.cos = array(c);
    pass.sin = array(c);
    pass.wanted = array(c);
    pass.out = array(c);
    const int32_t *fed = array(c);
    int8_t *seen = array(c);
    int32_t *answers = array(c);
    n->layers = number(c);
    n->hidden = number(c);
    n->intermediate = number(c);
    n->heads = number(c);
    const int64_t kv_heads = number(c);
    n->head_dim = number(c);
    n->eps = real(c);
    n->activation = (int32_t)number(c);
    n->rows = number(c);
    n->columns = number(c);
    n->turns = number(c);
    const int windowed = (int)number(c);
    pass.tokens = number(c);
    pass.wanted_count = number(c);
    pass.piece_count = number(c);
    tile.lists = n->layers * TT_LISTS;
    make_device(windowed);
    make_layers(c, pass.tokens, kv_heads, fed, seen);
    make_room(c);
    make_sets(windowed);
    pass.pieces = make_pieces(c, pass.piece_count);
    answers[0] = tt_walk(n, &pass);
    answers[1] = (int32_t)tile.served;
    while (tile.kept_count)
        free(tile.kept[--tile.kept_count]);
}
