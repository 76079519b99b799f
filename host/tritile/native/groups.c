/* How the rows of a pass become groups that fill the tile. */
#include "walk.h"

/* The smallest set with room, of full groups that of the turn. */
static const tt_set *set_of(const tt_network *n, int64_t rows, int64_t turn)
{
    int64_t full = n->set_count - n->turns;
    for (int64_t i = 0; i < full; i++)
        if (n->sets[i].tokens >= rows)
            return &n->sets[i];
    return &n->sets[full + turn];
}

/* Rows of a sequence that are in the group: those of attention, by who does it. */
static void add_span(tt_group_of_rows *g, const tt_piece *piece, tt_span span)
{
    int64_t tiled = piece->planes ? piece->tiled - span.position : 0;
    tiled = tiled < 0 ? 0 : tiled < span.rows ? tiled : span.rows;
    g->spans[g->span_count++] = span;
    if (tiled) {
        tt_span mine = span;
        mine.rows = tiled;
        g->tiled[g->tiled_count++] = (tt_tiled_span){mine, piece->planes};
    }
    span.row += tiled;
    span.rows -= tiled;
    span.position += tiled;
    if (span.rows)
        g->attending[g->attending_count++] = span;
}

tt_group_of_rows tt_make_group(const tt_network *n, const tt_pass *p, int64_t first, int64_t turn)
{
    const int64_t size = n->rows * n->heads * n->head_dim;
    tt_group_of_rows g = {0};
    g.first = first;
    g.rows = p->tokens - first < n->rows ? p->tokens - first : n->rows;
    g.number = (uint16_t)(first / n->rows);
    g.set = set_of(n, g.rows, turn);
    g.h = p->h + first * n->hidden;
    g.q = n->q + turn * size;
    g.attended = n->attended + turn * size;
    g.scales = n->scales + turn * n->rows;
    g.spans = n->spans + 2 * turn * n->rows;
    g.attending = g.spans + n->rows;
    g.tiled = n->planes ? n->planes + turn * n->rows : NULL;
    g.desk = n->tiled ? &n->tiled->desks[turn] : NULL;
    for (int64_t i = 0; i < p->piece_count; i++) {
        const tt_piece *piece = &p->pieces[i];
        int64_t begins = piece->row > first ? piece->row : first;
        int64_t ends = piece->row + piece->rows;
        if (ends > first + g.rows)
            ends = first + g.rows;
        if (begins < ends)
            add_span(&g, piece,
                     (tt_span){piece->caches, begins - first, ends - begins,
                               piece->position + begins - piece->row});
    }
    return g;
}
