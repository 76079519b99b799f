/* Vectors of floats as wide as the machine's registers, by GCC's vector extensions (clang has them
 * too). Every operation rounds once an element, in the order written; only vf_fma rounds a product
 * and a sum together, where the machine can: integers must not depend on it.
 *
 * The A9's NEON flushes denormals, so GCC keeps the floats of a + b out of it, unless mathematics is
 * "unsafe", and then it rewrites them. Its intrinsics stay as they are: hence vf_add and the others.
 */
#ifndef TRITILE_SIMD_H
#define TRITILE_SIMD_H

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

#if defined(__AVX512F__) && defined(__AVX512BW__) && defined(__AVX512VL__)
#define TT_W 16 /* floats of a register */
#elif defined(__AVX2__) && defined(__FMA__)
#define TT_W 8
#else
#define TT_W 4
#endif

#if TT_W == 4 && defined(__ARM_NEON) && !defined(__aarch64__)
#define TT_NEON32 1
#else
#define TT_NEON32 0
#endif

/* Whether vf_fma rounds once. */
#if TT_W > 4 || defined(__aarch64__)
#define TT_FUSED 1
#else
#define TT_FUSED 0
#endif

typedef float vf __attribute__((vector_size(4 * TT_W)));
typedef int32_t vi __attribute__((vector_size(4 * TT_W)));
typedef int8_t vb __attribute__((vector_size(TT_W)));

#define TT_INLINE static inline __attribute__((always_inline, unused))

TT_INLINE vf vf_load(const float *p) {
    vf v;
    memcpy(&v, p, sizeof v);
    return v;
}

TT_INLINE void vf_store(float *p, vf v) { memcpy(p, &v, sizeof v); }

TT_INLINE vi vi_load(const int32_t *p) {
    vi v;
    memcpy(&v, p, sizeof v);
    return v;
}

/* The same value, in a register: else a compiler that has a memory operand loads it at each use. */
TT_INLINE vf vf_held(vf v) {
#if defined(__x86_64__)
    __asm__("" : "+v"(v));
#endif
    return v;
}

#if TT_NEON32
TT_INLINE vf vf_all(float x) { return (vf)vdupq_n_f32(x); }
TT_INLINE vf vf_floats(vi v) { return (vf)vcvtq_f32_s32((int32x4_t)v); }
TT_INLINE vf vf_add(vf a, vf b) { return (vf)vaddq_f32((float32x4_t)a, (float32x4_t)b); }
TT_INLINE vf vf_sub(vf a, vf b) { return (vf)vsubq_f32((float32x4_t)a, (float32x4_t)b); }
TT_INLINE vf vf_mul(vf a, vf b) { return (vf)vmulq_f32((float32x4_t)a, (float32x4_t)b); }
TT_INLINE vi vf_less(vf a, vf b) { return (vi)vcltq_f32((float32x4_t)a, (float32x4_t)b); }
#else
TT_INLINE vf vf_all(float x) { return x - (vf){0}; }
TT_INLINE vf vf_floats(vi v) { return __builtin_convertvector(v, vf); }
TT_INLINE vf vf_add(vf a, vf b) { return a + b; }
TT_INLINE vf vf_sub(vf a, vf b) { return a - b; }
TT_INLINE vf vf_mul(vf a, vf b) { return a * b; }
TT_INLINE vi vf_less(vf a, vf b) { return (vi)(a < b); }
#endif

TT_INLINE vf vf_negative(vf v) { return (vf)((vi)v ^ INT32_MIN); }

/* Where the mask is set (all bits of an element, or none) a, else b. */
TT_INLINE vf vf_select(vi mask, vf a, vf b) { return (vf)((mask & (vi)a) | (~mask & (vi)b)); }

TT_INLINE vf vf_max(vf a, vf b) {
#if TT_W == 16
    return (vf)_mm512_max_ps((__m512)a, (__m512)b);
#elif TT_W == 8
    return (vf)_mm256_max_ps((__m256)a, (__m256)b);
#elif defined(__x86_64__)
    return (vf)_mm_max_ps((__m128)a, (__m128)b);
#elif defined(__ARM_NEON)
    return (vf)vmaxq_f32((float32x4_t)a, (float32x4_t)b);
#else
    return vf_select(vf_less(b, a), a, b);
#endif
}

TT_INLINE vf vf_fma(vf a, vf b, vf c) { /* a b + c */
#if TT_W == 16
    return (vf)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c);
#elif TT_W == 8
    return (vf)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c);
#elif defined(__aarch64__)
    return (vf)vfmaq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b);
#elif defined(__ARM_NEON)
    return (vf)vmlaq_f32((float32x4_t)c, (float32x4_t)a, (float32x4_t)b);
#else
    return a * b + c;
#endif
}

/* The greatest magnitudes so far, by their bits: without its sign a float orders as an integer does,
 * and what is not a number lies above all, so that a maximum of floats could drop it, but not this. */
TT_INLINE vi vi_greatest(vi highest, vf v) {
    const vi bits = (vi)v & 0x7fffffff;
#if TT_W == 16
    return (vi)_mm512_max_epi32((__m512i)highest, (__m512i)bits);
#elif TT_W == 8
    return (vi)_mm256_max_epi32((__m256i)highest, (__m256i)bits);
#elif defined(__ARM_NEON)
    return (vi)vmaxq_s32((int32x4_t)highest, (int32x4_t)bits);
#else
    const vi more = bits > highest;
    return (bits & more) | (highest & ~more);
#endif
}

/* Of all elements, as a float. */
TT_INLINE float vi_magnitude(vi greatest) {
    float magnitude;
#if TT_W == 16
    const int32_t bits = _mm512_reduce_max_epi32((__m512i)greatest);
#else
    int32_t bits = greatest[0];
    for (int i = 1; i < TT_W; i++) bits = greatest[i] > bits ? greatest[i] : bits;
#endif
    memcpy(&magnitude, &bits, sizeof magnitude);
    return magnitude;
}

TT_INLINE float vf_highest(vf v) {
#if TT_W == 16
    return _mm512_reduce_max_ps((__m512)v);
#else
    float highest = v[0];
    for (int i = 1; i < TT_W; i++) highest = v[i] > highest ? v[i] : highest;
    return highest;
#endif
}

/* Nearest integers of |v| < 2^22, half to even: as floats, with `shifted` - TT_SHIFT as integers. */
#define TT_SHIFT 12582912.0f /* 1.5 * 2^23: a float's last bit is 1 there */
#define TT_SHIFT_BITS 0x4b400000

TT_INLINE vb vb_nearest(vf v) {
    const vi n = (vi)vf_add(v, vf_all(TT_SHIFT)) - TT_SHIFT_BITS;
#if defined(__ARM_NEON) /* GCC takes the elements one by one */
    const int16x4_t narrow = vmovn_s32((int32x4_t)n);
    const int8x8_t bytes = vmovn_s16(vcombine_s16(narrow, narrow));
    const int32_t four = vget_lane_s32(vreinterpret_s32_s8(bytes), 0);
    vb b;
    memcpy(&b, &four, sizeof b);
    return b;
#else
    return __builtin_convertvector(n, vb);
#endif
}

#define TT_STRIP 16 /* elements that loops take at once, as TT_LANES: several chains are under way */
#define TT_STRIP_VECTORS (TT_STRIP / TT_W)

/* A strip of integers as bytes, their low eight bits. */
TT_INLINE void tt_store_bytes(int8_t *to, const vi *v) {
#if TT_W == 8
    const __m256i low = _mm256_set1_epi32(255);
    const __m256i words = _mm256_packus_epi32((__m256i)v[0] & low, (__m256i)v[1] & low);
    const __m256i whole = _mm256_permute4x64_epi64(words, 0xD8); /* pairs of halves, in order */
    const __m128i bytes =
        _mm_packus_epi16(_mm256_castsi256_si128(whole), _mm256_extracti128_si256(whole, 1));
    memcpy(to, &bytes, sizeof bytes);
#elif TT_W == 4 && defined(__x86_64__)
    const __m128i low = _mm_set1_epi32(255);
    const __m128i first = _mm_packs_epi32((__m128i)v[0] & low, (__m128i)v[1] & low);
    const __m128i second = _mm_packs_epi32((__m128i)v[2] & low, (__m128i)v[3] & low);
    const __m128i bytes = _mm_packus_epi16(first, second);
    memcpy(to, &bytes, sizeof bytes);
#elif defined(__ARM_NEON)
    for (int i = 0; i < TT_STRIP_VECTORS; i += 2) {
        const int16x4_t first = vmovn_s32((int32x4_t)v[i]), second = vmovn_s32((int32x4_t)v[i + 1]);
        vst1_s8(to + i * TT_W, vmovn_s16(vcombine_s16(first, second)));
    }
#else
    for (int i = 0; i < TT_STRIP_VECTORS; i++) {
        const vb bytes = __builtin_convertvector(v[i], vb);
        memcpy(to + i * TT_W, &bytes, sizeof bytes);
    }
#endif
}

/* exp to about 1 ulp for -87.3 <= v <= 88.3; 0 below, exp(88.3) above; exp(0) is 1.
 * v = n ln 2 + r with ln 2 in two parts, so that n times the first is exact; a polynomial of r
 * fitted by minimax (the coefficients of Cephes' expf). */
TT_INLINE vf vf_exp(vf v) {
    const vi low = vf_less(v, vf_all(-87.3f));
    vf x = vf_select(low, vf_all(-87.3f), v);
    x = vf_select(vf_less(vf_all(88.3f), x), vf_all(88.3f), x);
    const vf shifted = vf_add(vf_mul(x, vf_all(1.44269504088896341f)), vf_all(TT_SHIFT));
    const vf n = vf_sub(shifted, vf_all(TT_SHIFT));
    vf r = vf_fma(n, vf_all(-0.693359375f), x);
    r = vf_fma(n, vf_all(2.12194440e-4f), r);
    vf p = vf_fma(r, vf_all(1.9875691500e-4f), vf_all(1.3981999507e-3f));
    p = vf_fma(p, r, vf_all(8.3334519073e-3f));
    p = vf_fma(p, r, vf_all(4.1665795894e-2f));
    p = vf_fma(p, r, vf_all(1.6666665459e-1f));
    p = vf_fma(p, r, vf_all(5.0000001201e-1f));
    p = vf_add(vf_fma(p, vf_mul(r, r), r), vf_all(1));
    const vf scale = (vf)(((vi)shifted - TT_SHIFT_BITS + 127) << 23);
    return (vf)(~low & (vi)vf_mul(p, scale));
}

#endif
