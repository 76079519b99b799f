/* Keys and values as the tile's weights: five planes of balanced ternary, packed as arch/layout.py
 * has it, so that the tile can multiply queries with keys and probabilities with values.
 */
#ifndef TRITILE_PLANES_H
#define TRITILE_PLANES_H

#include "kernels.h"

#define TT_MOST_PORTS 4 /* geometry.MAX_PORTS */
#define TT_PLANES 5     /* geometry.MAX_PLANES: integers of +-121 */
/* Positions of a matrix of keys. The tile loads a K-block's activations for every plane, which takes
 * as long as some 300 output rows on the largest board: fewer of them would wait for it. */
#define TT_KEY_ROWS 256

/* How a geometry stores weights (arch/encoding.py, arch/layout.py). */
typedef struct {
    int32_t ports, port_bytes; /* a beat: port_bytes of every port */
    int32_t trits, base;       /* a byte: so many trits + 1, the first times 1, then base, ... */
    int32_t columns;           /* ports * port_bytes * trits */
} tt_weights;

/* One layer of one sequence in the device's memory. Every port has its own region of each:
 *   keys    [kv_heads][key_blocks] matrices of TT_KEY_ROWS positions (M) by head_dim (K)
 *   values  [kv_heads][value_blocks] matrices of head_dim (M) by `columns` positions (K)
 * of TT_PLANES planes, most significant first, each as layout.weight_runs orders its beats (one
 * M-tile: plane, K-block, output row) and aligned to TT_ALIGN. What was never appended is zeros:
 * whoever allocates fills the memory with that byte.
 */
typedef struct {
    uint8_t *keys[TT_MOST_PORTS], *values[TT_MOST_PORTS];
    uint64_t key_address[TT_MOST_PORTS], value_address[TT_MOST_PORTS]; /* the device's */
    int64_t key_blocks, value_blocks;
} tt_planes;

/* Bytes of one such matrix in one port's region. */
int64_t tt_key_bytes(const tt_weights *w, int64_t head_dim);
int64_t tt_value_bytes(const tt_weights *w, int64_t head_dim);

/* Positions `position` .. position + rows - 1 of a cache of TT_INT8 (integers of +-121) to the
 * planes; those before stay as they are. Writes whole beats of keys and runs of bytes of values,
 * once each, front to back: the memory may be uncached. */
void tt_append_planes(tt_pool *pool, const tt_weights *w, const tt_planes *planes,
                      const tt_cache *cache, int64_t position, int64_t rows);

#endif
