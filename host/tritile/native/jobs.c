/* The lists of jobs of a prompt's attention: their descriptors, written anew for each doorbell. */
#include <string.h>

#include "tiled.h"

typedef struct {
    const tt_job_words *words;
    const uint32_t *template;
    uint8_t *to;
} list;

static void put_address(uint32_t *words, int32_t at, uint64_t address) {
    words[at] = (uint32_t)address;
    words[at + 1] = (uint32_t)(address >> 32);
}

/* One job; `weights`: of each port, `offset` bytes behind its address. */
static void add(list *l, const tt_weights *w, const uint64_t *weights, int64_t offset,
                uint64_t x, uint64_t y, int64_t y_stride, int64_t tokens) {
    const tt_job_words *at = l->words;
    uint32_t words[TT_ENTRY / 4];
    memcpy(words, l->template, sizeof words);
    words[at->control] |= (uint32_t)tokens << at->tokens_shift;
    words[at->y_stride] = (uint32_t)y_stride;
    put_address(words, at->x, x);
    put_address(words, at->y, y);
    for (int port = 0; port < w->ports; port++)
        put_address(words, at->weights + 2 * port, weights[port] + (uint64_t)offset);
    memcpy(l->to, words, sizeof words);
    l->to += TT_ENTRY;
}

/* The last job's mark, and behind it an empty entry: nothing is read ahead of the next doorbell. */
static void end(list *l) {
    uint32_t control;
    uint8_t *at = l->to - TT_ENTRY + 4 * l->words->control;
    memcpy(&control, at, sizeof control);
    control |= 1u << l->words->last_shift;
    memcpy(at, &control, sizeof control);
    memset(l->to, 0, TT_ENTRY);
}

int64_t tt_write_scores(const tt_tiled *t, const tt_desk *d, int64_t chunks) {
    const int64_t bytes = tt_key_bytes(&t->weights, t->head_dim), step = TT_KEY_ROWS * 4;
    list l = {&t->words, t->words.keys, d->table};
    int64_t jobs = 0;
    for (const tt_chunk *c = d->chunks; c < d->chunks + chunks; c++) {
        const tt_planes *planes = c->of->planes;
        const int64_t blocks = tt_key_blocks(c), first = c->head * planes->key_blocks;
        for (int64_t digit = 0; digit < TT_DIGITS; digit++) {
            const int64_t x = c->q + digit * tt_query_bytes(t);
            const int64_t y = c->scores + digit * tt_scores_bytes(c);
            for (int64_t b = 0; b < blocks; b++)
                add(&l, &t->weights, planes->key_address, (first + b) * bytes,
                    d->x_address + (uint64_t)x, d->y_address + (uint64_t)(y + b * step),
                    tt_scores_stride(c), c->rows);
        }
        jobs += TT_DIGITS * blocks;
    }
    end(&l);
    return jobs * TT_PLANES * tt_query_blocks(t) * TT_KEY_ROWS;
}

int64_t tt_write_sums(const tt_tiled *t, const tt_desk *d, int64_t chunks) {
    const int64_t bytes = tt_value_bytes(&t->weights, t->head_dim);
    /* Behind the scores' list and its end. */
    list l = {&t->words, t->words.values, d->table + (d->sums_index - d->scores_index) * TT_ENTRY};
    int64_t jobs = 0;
    for (const tt_chunk *c = d->chunks; c < d->chunks + chunks; c++) {
        const tt_planes *planes = c->of->planes;
        const int64_t blocks = tt_value_blocks(t, c), first = c->head * planes->value_blocks;
        for (int64_t b = 0; b < TT_DIGITS * blocks; b++) {
            const int64_t x = c->p + b * tt_probability_bytes(t, c);
            const int64_t y = c->sums + b * tt_sums_bytes(t, c);
            add(&l, &t->weights, planes->value_address, (first + b % blocks) * bytes,
                d->x_address + (uint64_t)x, d->y_address + (uint64_t)y, t->sums_stride, c->rows);
        }
        jobs += TT_DIGITS * blocks;
    }
    end(&l);
    return jobs * TT_PLANES * t->head_dim;
}
