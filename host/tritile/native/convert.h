/* float16 and int8 to floats and back, TT_W at a time where the machine can. */
#ifndef TRITILE_CONVERT_H
#define TRITILE_CONVERT_H

#include "simd.h"

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

/* Half to even; what is beyond a half becomes its greatest. */
TT_INLINE uint16_t tt_half_of(float x) {
    uint32_t bits, sign;
    memcpy(&bits, &x, 4);
    sign = bits >> 16 & 0x8000;
    bits &= 0x7fffffff;
    if (bits > 0x7f800000) return (uint16_t)(sign | 0x7e00);
    if (bits >= 0x477ff000) return (uint16_t)(sign | 0x7bff);
    if (bits < 113u << 23) { /* no leading 1: a multiple of 2^-24, the last bit of 0.5 */
        float tiny;
        memcpy(&tiny, &bits, 4);
        tiny += 0.5f;
        memcpy(&bits, &tiny, 4);
        return (uint16_t)(sign | (bits - (126u << 23)));
    }
    bits += 0xfff + (bits >> 13 & 1);
    return (uint16_t)(sign | (bits - (112u << 23)) >> 13);
}

/* The same of TT_W floats. */
TT_INLINE void tt_store_halves(uint16_t *p, vf v) {
    v = vf_select(vf_less(vf_all(65504), v), vf_all(65504), v);
    v = vf_select(vf_less(v, vf_all(-65504)), vf_all(-65504), v);
#if TT_W == 16
    _mm256_storeu_si256((__m256i *)p, _mm512_cvtps_ph((__m512)v, _MM_FROUND_TO_NEAREST_INT));
#elif TT_W == 8 && defined(__F16C__)
    _mm_storeu_si128((__m128i *)p, _mm256_cvtps_ph((__m256)v, _MM_FROUND_TO_NEAREST_INT));
#elif defined(__aarch64__)
    vst1_u16(p, vreinterpret_u16_f16(vcvt_f16_f32((float32x4_t)v)));
#else
    for (int i = 0; i < TT_W; i++) p[i] = tt_half_of(v[i]);
#endif
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
#elif defined(__ARM_NEON)
    int32_t four;
    memcpy(&four, p, sizeof four);
    const int16x8_t wide = vmovl_s8(vreinterpret_s8_s32(vdup_n_s32(four)));
    return (vf)vcvtq_f32_s32(vmovl_s16(vget_low_s16(wide)));
#else
    vb v;
    memcpy(&v, p, sizeof v);
    return __builtin_convertvector(v, vf);
#endif
}

#endif
