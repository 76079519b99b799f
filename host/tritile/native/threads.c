/* A pool of threads that take items of one work after another. Whoever is awake works: a thread
 * that sleeps too long joins the next work, and nobody waits for it. */
#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "kernels.h"

#include <pthread.h>
#include <stdlib.h>

#define SPINS 2000 /* looks at the pool before a thread sleeps; some 10 us */

struct tt_pool {
    pthread_mutex_t lock;
    pthread_cond_t wake, done;
    pthread_t *workers; /* threads - 1 of them */
    int threads, stop;
    int open;         /* whether a work may be joined */
    unsigned started; /* works so far; workers look at it without the lock */
    int busy;         /* workers that joined and have not left */
    int64_t next, items;
    tt_work work;
    void *context;
};

typedef struct {
    tt_pool *pool;
    int thread;
} seat;

static void pause_cpu(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__) || defined(__arm__)
    __asm__ volatile("yield" ::: "memory");
#endif
}

static void take_items(tt_pool *pool, int thread) {
    const int64_t items = pool->items;
    for (;;) {
        const int64_t item = __atomic_fetch_add(&pool->next, 1, __ATOMIC_RELAXED);
        if (item >= items) return;
        pool->work(pool->context, item, thread);
    }
}

static void *worker(void *argument) {
    const seat mine = *(seat *)argument;
    tt_pool *pool = mine.pool;
    unsigned seen = 0;
    free(argument);
    for (;;) {
        for (int i = 0; i < SPINS; i++) {
            if (__atomic_load_n(&pool->started, __ATOMIC_ACQUIRE) != seen) break;
            pause_cpu();
        }
        pthread_mutex_lock(&pool->lock);
        while (!pool->stop && pool->started == seen) pthread_cond_wait(&pool->wake, &pool->lock);
        seen = pool->started;
        const int join = pool->open && !pool->stop;
        const int stop = pool->stop;
        pool->busy += join;
        pthread_mutex_unlock(&pool->lock);
        if (stop) return NULL;
        if (!join) continue;
        take_items(pool, mine.thread);
        pthread_mutex_lock(&pool->lock);
        if (!--pool->busy) pthread_cond_signal(&pool->done);
        pthread_mutex_unlock(&pool->lock);
    }
}

static int start_worker(tt_pool *pool, int thread) {
    seat *place = malloc(sizeof *place);
    if (!place) return 0;
    *place = (seat){pool, thread};
    if (!pthread_create(&pool->workers[thread - 1], NULL, worker, place)) return 1;
    free(place);
    return 0;
}

tt_pool *tt_pool_new(int threads) {
    if (threads < 1) return NULL;
    tt_pool *pool = calloc(1, sizeof *pool);
    if (!pool) return NULL;
    pool->workers = calloc((size_t)threads, sizeof *pool->workers);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->wake, NULL);
    pthread_cond_init(&pool->done, NULL);
    pool->threads = 1;
    while (pool->workers && pool->threads < threads && start_worker(pool, pool->threads))
        pool->threads++;
    if (pool->threads == threads) return pool;
    tt_pool_free(pool);
    return NULL;
}

void tt_pool_free(tt_pool *pool) {
    if (!pool) return;
    pthread_mutex_lock(&pool->lock);
    pool->stop = 1;
    __atomic_add_fetch(&pool->started, 1, __ATOMIC_RELEASE);
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->lock);
    for (int i = 0; i < pool->threads - 1; i++) pthread_join(pool->workers[i], NULL);
    pthread_mutex_destroy(&pool->lock);
    pthread_cond_destroy(&pool->wake);
    pthread_cond_destroy(&pool->done);
    free(pool->workers);
    free(pool);
}

int tt_pool_threads(const tt_pool *pool) { return pool ? pool->threads : 1; }

void tt_run(tt_pool *pool, tt_work work, void *context, int64_t items) {
    if (items < 2 || tt_pool_threads(pool) == 1) {
        for (int64_t item = 0; item < items; item++) work(context, item, 0);
        return;
    }
    pthread_mutex_lock(&pool->lock);
    pool->work = work;
    pool->context = context;
    pool->items = items;
    pool->next = 0;
    pool->open = 1;
    __atomic_add_fetch(&pool->started, 1, __ATOMIC_RELEASE);
    pthread_cond_broadcast(&pool->wake);
    pthread_mutex_unlock(&pool->lock);
    take_items(pool, 0);
    pthread_mutex_lock(&pool->lock);
    pool->open = 0; /* who comes now finds nothing left */
    while (pool->busy) pthread_cond_wait(&pool->done, &pool->lock);
    pthread_mutex_unlock(&pool->lock);
}
