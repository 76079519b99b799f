/* Vectors of floats as wide as the machine's registers, by GCC's vector extensions (clang has them
 * too): a + b rounds once an element, in the order written. Only vf_fma rounds a product and a
 * sum together, where the machine can; integers must not depend on it.
 *
 * The A9's NEON flushes denormals and GCC keeps floats out of it unless told otherwise: build.py
 * has the flags that let single operations in and still allow no reordering.
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

/* Whether vf_fma rounds once. */
#if TT_W > 4 || defined(__aarch64__)
#define TT_FUSED 1
#else
#define TT_FUSED 0
#endif

typedef float vf __attribute__((vector_size(4 * TT_W)));
typedef int32_t vi __attribute__((vector_size(4 * TT_W)));
typedef uint32_t vu __attribute__((vector_size(4 * TT_W)));
typedef int8_t vb __attribute__((vector_size(TT_W)));
typedef float v8f __attribute__((vector_size(32)));

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

TT_INLINE vf vf_all(float x) { return x - (vf){0}; }

TT_INLINE vf vf_floats(vi v) { return __builtin_convertvector(v, vf); }

/* Where the mask is set (all bits of an element, or none) a, else b. */
TT_INLINE vf vf_select(vi mask, vf a, vf b) { return (vf)((mask & (vi)a) | (~mask & (vi)b)); }

TT_INLINE vf vf_abs(vf v) { return (vf)((vi)v & 0x7fffffff); }

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
    return vf_select((vi)(a > b), a, b);
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

TT_INLINE float vf_highest(vf v) {
    float highest = v[0];
    for (int i = 1; i < TT_W; i++) highest = v[i] > highest ? v[i] : highest;
    return highest;
}

/* In pairs, so that the order is the same wherever it is called. */
TT_INLINE float vf_sum(vf v) {
    float part[TT_W];
    vf_store(part, v);
    for (int width = TT_W / 2; width; width /= 2)
        for (int i = 0; i < width; i++) part[i] += part[i + width];
    return part[0];
}

/* Nearest integers of |v| < 2^22, half to even: as floats, with `shifted` - TT_SHIFT as integers. */
#define TT_SHIFT 12582912.0f /* 1.5 * 2^23: a float's last bit is 1 there */
#define TT_SHIFT_BITS 0x4b400000

TT_INLINE vb vb_nearest(vf v) {
    return __builtin_convertvector((vi)(v + TT_SHIFT) - TT_SHIFT_BITS, vb);
}

/* exp to about 1 ulp for -87.3 <= v <= 88.3; 0 below, exp(88.3) above; exp(0) is 1.
 * v = n ln 2 + r with ln 2 in two parts, so that n times the first is exact; a polynomial of r
 * fitted by minimax (the coefficients of Cephes' expf). */
TT_INLINE vf vf_exp(vf v) {
    const vi low = (vi)(v < -87.3f);
    vf x = vf_select(low, vf_all(-87.3f), v);
    x = vf_select((vi)(x > 88.3f), vf_all(88.3f), x);
    const vf shifted = x * 1.44269504088896341f + TT_SHIFT;
    const vf n = shifted - TT_SHIFT;
    vf r = vf_fma(n, vf_all(-0.693359375f), x);
    r = vf_fma(n, vf_all(2.12194440e-4f), r);
    vf p = vf_fma(r, vf_all(1.9875691500e-4f), vf_all(1.3981999507e-3f));
    p = vf_fma(p, r, vf_all(8.3334519073e-3f));
    p = vf_fma(p, r, vf_all(4.1665795894e-2f));
    p = vf_fma(p, r, vf_all(1.6666665459e-1f));
    p = vf_fma(p, r, vf_all(5.0000001201e-1f));
    p = vf_fma(p, r * r, r) + 1.0f;
    const vf scale = (vf)(((vi)shifted - TT_SHIFT_BITS + 127) << 23);
    return (vf)(~low & (vi)(p * scale));
}

/* float16 as IEEE has it, without the machine's help: any value exactly, also a denormal. */
TT_INLINE float tt_half_float(uint16_t half) {
    const uint32_t sign = (uint32_t)(half & 0x8000) << 16, rest = (uint32_t)(half & 0x7fff) << 13;
    const uint32_t tiny = 113u << 23; /* 2^-14: below it a half has no leading 1 */
    uint32_t bits = rest + (112u << 23);
    float value;
    if (rest >= 31u << 23) bits = rest + (224u << 23); /* infinite or not a number */
    if (rest < 1u << 23) {
        float one;
        bits = rest + tiny;
        memcpy(&value, &bits, 4);
        memcpy(&one, &tiny, 4);
        value -= one;
        memcpy(&bits, &value, 4);
    }
    bits |= sign;
    memcpy(&value, &bits, 4);
    return value;
}

/* TT_W halves as floats. */
TT_INLINE vf vf_halves(const uint16_t *p) {
#if TT_W == 16
    return (vf)_mm512_cvtph_ps(_mm256_loadu_si256((const __m256i *)p));
#elif TT_W == 8 && defined(__F16C__)
    return (vf)_mm256_cvtph_ps(_mm_loadu_si128((const __m128i *)p));
#elif defined(__aarch64__) || (defined(__ARM_NEON) && defined(__ARM_FP16_FORMAT_IEEE))
    return (vf)vcvt_f32_f16(vreinterpret_f16_u16(vld1_u16(p)));
#else
    vf v;
    for (int i = 0; i < TT_W; i++) v[i] = tt_half_float(p[i]);
    return v;
#endif
}

/* TT_W int8 as floats. */
TT_INLINE vf vf_bytes(const int8_t *p) {
#if TT_W == 16
    return (vf)_mm512_cvtepi32_ps(_mm512_cvtepi8_epi32(_mm_loadu_si128((const __m128i *)p)));
#elif TT_W == 8
    return (vf)_mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(_mm_loadl_epi64((const __m128i *)p)));
#else
    vb v;
    memcpy(&v, p, sizeof v);
    return __builtin_convertvector(v, vf);
#endif
}

#endif
