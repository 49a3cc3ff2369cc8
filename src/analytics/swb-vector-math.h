/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exponential, logarithm and circle without branches or tables, so that
 * compilers turn loops over them into vector code. Private to the library.
 *
 * Every function is a fixed sequence of IEEE operations: compiled without
 * contraction (-ffp-contract=off) it gives the same bits on every processor,
 * unlike libm, whose last digit differs from one version to the next. The
 * polynomials are Taylor's, which at these short intervals are as good as any
 * other for one or two terms more. The stated errors are tested against libm.
 */
#pragma once

#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#define SWB_VECTOR_INLINE static inline __attribute__ ((always_inline))
#else
#define SWB_VECTOR_INLINE static inline
#endif

/* A function with SWB_VECTOR_CLONES is compiled for AVX2 and AVX-512 as well,
 * and the program chooses when it starts, before the thread sanitizer is there.
 * The clones give the same bits, as long as the compiler is told not to
 * contract. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&         \
    defined(__gnu_linux__) && !defined(SWB_NO_CLONES) &&                       \
    !defined(__SANITIZE_THREAD__)
#define SWB_VECTOR_CLONES                                                      \
  __attribute__ ((target_clones ("avx512f", "avx2", "default")))
#else
#define SWB_VECTOR_CLONES
#endif

/* ln 2 as a sum: n times the first part is exact for every exponent n. */
#define SWB_VM_LN2_HIGH 0x1.62e42feep-1
#define SWB_VM_LN2_LOW 0x1.a39ef35793c76p-33
#define SWB_VM_LOG2E 1.44269504088896340736
/* The bits of sqrt (1/2): logarithms are taken between it and sqrt (2). */
#define SWB_VM_SQRT_HALF_BITS 0x3fe6a09e667f3bcdu
/* Added to a number and taken away again, these round it. */
#define SWB_VM_ROUND 0x1.8p52
#define SWB_VM_ROUNDF 0x1.8p23f

SWB_VECTOR_INLINE uint64_t
swb_vm_bits (double x)
{
  uint64_t bits;

  memcpy (&bits, &x, sizeof bits);
  return bits;
}

SWB_VECTOR_INLINE double
swb_vm_double (uint64_t bits)
{
  double x;

  memcpy (&x, &bits, sizeof x);
  return x;
}

SWB_VECTOR_INLINE uint32_t
swb_vm_bitsf (float x)
{
  uint32_t bits;

  memcpy (&bits, &x, sizeof bits);
  return bits;
}

SWB_VECTOR_INLINE float
swb_vm_float (uint32_t bits)
{
  float x;

  memcpy (&x, &bits, sizeof x);
  return x;
}

/* (e^r - 1) / r for |r| <= ln (2) / 2. */
SWB_VECTOR_INLINE double
swb_vm_expm1_over (double r)
{
  double p = 1.0 / 6227020800.0;

  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  return p * r + 1.0;
}

/* e^x = 2^n e^r: gives 2^n and r. Outside -708 to 709 taken to the end. */
SWB_VECTOR_INLINE double
swb_vm_reduce (double x, double *power)
{
  double shifted;
  double n;

  x = x < -708.0 ? -708.0 : x;
  x = x > 709.0 ? 709.0 : x;
  shifted = x * SWB_VM_LOG2E + SWB_VM_ROUND;
  n = shifted - SWB_VM_ROUND;
  *power = swb_vm_double ((swb_vm_bits (shifted) + 1023) << 52);
  return (x - n * SWB_VM_LN2_HIGH) - n * SWB_VM_LN2_LOW;
}

/* e^x to 2 units in the last place; below -708 the least value, 3e-308. */
SWB_VECTOR_INLINE double
swb_vm_exp (double x)
{
  double power;
  double r = swb_vm_reduce (x, &power);

  return power * (1.0 + r * swb_vm_expm1_over (r));
}

/* e^x - 1 to 4 units in the last place, also for tiny x. */
SWB_VECTOR_INLINE double
swb_vm_expm1 (double x)
{
  double power;
  double r = swb_vm_reduce (x, &power);

  return power * (r * swb_vm_expm1_over (r)) + (power - 1.0);
}

/* ln x to 2 units in the last place, for normal x above 0. */
SWB_VECTOR_INLINE double
swb_vm_log (double x)
{
  uint64_t bits = swb_vm_bits (x);
  /* The exponent of x / sqrt (1/2) and 1024. */
  uint64_t exponent =
      (bits - SWB_VM_SQRT_HALF_BITS + ((uint64_t) 1024 << 52)) >> 52;
  double n = swb_vm_double (exponent | 0x4330000000000000u) - (0x1p52 + 1024.0);
  double f =
      swb_vm_double (bits - (exponent << 52) + ((uint64_t) 1024 << 52)) - 1.0;
  double s = f / (2.0 + f);
  double z = s * s;
  double half = 0.5 * f * f;
  double p = 2.0 / 21.0;

  p = p * z + 2.0 / 19.0;
  p = p * z + 2.0 / 17.0;
  p = p * z + 2.0 / 15.0;
  p = p * z + 2.0 / 13.0;
  p = p * z + 2.0 / 11.0;
  p = p * z + 2.0 / 9.0;
  p = p * z + 2.0 / 7.0;
  p = p * z + 2.0 / 5.0;
  p = (p * z + 2.0 / 3.0) * z;
  return n * SWB_VM_LN2_HIGH -
         ((half - (s * (half + p) + n * SWB_VM_LN2_LOW)) - f);
}

/* ln (1 + x) to 4 units in the last place, for x above -0.99. */
SWB_VECTOR_INLINE double
swb_vm_log1p (double x)
{
  double u = 1.0 + x;

  return swb_vm_log (u) + (x - (u - 1.0)) / u;
}

/* Sine and cosine of an angle in turns, -1 to 1, to 4e-16. */
SWB_VECTOR_INLINE void
swb_vm_turn (double turns, double *sine, double *cosine)
{
  double shifted = turns * 4.0 + SWB_VM_ROUND;
  double quarters = shifted - SWB_VM_ROUND;
  uint64_t quadrant = swb_vm_bits (shifted);
  double x = (turns - quarters * 0.25) * 6.28318530717958647693;
  double z = x * x;
  double s = -1.0 / 1307674368000.0;
  double c = 1.0 / 20922789888000.0;
  double a;
  double b;

  s = s * z + 1.0 / 6227020800.0;
  s = s * z - 1.0 / 39916800.0;
  s = s * z + 1.0 / 362880.0;
  s = s * z - 1.0 / 5040.0;
  s = s * z + 1.0 / 120.0;
  s = s * z - 1.0 / 6.0;
  s = x + x * z * s;
  c = c * z - 1.0 / 87178291200.0;
  c = c * z + 1.0 / 479001600.0;
  c = c * z - 1.0 / 3628800.0;
  c = c * z + 1.0 / 40320.0;
  c = c * z - 1.0 / 720.0;
  c = c * z + 1.0 / 24.0;
  c = 1.0 - (0.5 * z - z * z * c);
  a = (quadrant & 1) != 0 ? c : s;
  b = (quadrant & 1) != 0 ? s : c;
  *sine = swb_vm_double (swb_vm_bits (a) ^ (quadrant & 2) << 62);
  *cosine = swb_vm_double (swb_vm_bits (b) ^ ((quadrant + 1) & 2) << 62);
}

/* e^x to 2e-7 of itself, for -87 to 88; outside taken to the end. */
SWB_VECTOR_INLINE float
swb_vm_expf (float x)
{
  float shifted;
  float n;
  float r;
  float p = 1.0f / 5040.0f;

  x = x < -87.0f ? -87.0f : x;
  x = x > 88.0f ? 88.0f : x;
  shifted = x * 1.44269504f + SWB_VM_ROUNDF;
  n = shifted - SWB_VM_ROUNDF;
  r = (x - n * 0x1.62ep-1f) - n * 0x1.0bfbe8p-15f;
  p = p * r + 1.0f / 720.0f;
  p = p * r + 1.0f / 120.0f;
  p = p * r + 1.0f / 24.0f;
  p = p * r + 1.0f / 6.0f;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;
  return p * swb_vm_float ((swb_vm_bitsf (shifted) + 127) << 23);
}

/* ln x to 2e-7 of itself, for normal x above 0. */
SWB_VECTOR_INLINE float
swb_vm_logf (float x)
{
  int32_t offset = (int32_t) (swb_vm_bitsf (x) - 0x3f3504f3u);
  int32_t exponent = offset >> 23;
  float n = (float) exponent;
  float f =
      swb_vm_float (swb_vm_bitsf (x) - ((uint32_t) exponent << 23)) - 1.0f;
  float s = f / (2.0f + f);
  float z = s * s;
  float half = 0.5f * f * f;
  float p = 2.0f / 9.0f;

  p = p * z + 2.0f / 7.0f;
  p = p * z + 2.0f / 5.0f;
  p = (p * z + 2.0f / 3.0f) * z;
  return n * 0x1.62ep-1f -
         ((half - (s * (half + p) + n * 0x1.0bfbe8p-15f)) - f);
}

/* Sine and cosine of an angle in turns, -1 to 1, to 2e-7. */
SWB_VECTOR_INLINE void
swb_vm_turnf (float turns, float *sine, float *cosine)
{
  float shifted = turns * 4.0f + SWB_VM_ROUNDF;
  float quarters = shifted - SWB_VM_ROUNDF;
  uint32_t quadrant = swb_vm_bitsf (shifted);
  float x = (turns - quarters * 0.25f) * 6.28318531f;
  float z = x * x;
  float s = 1.0f / 362880.0f;
  float c = -1.0f / 3628800.0f;
  float a;
  float b;

  s = s * z - 1.0f / 5040.0f;
  s = s * z + 1.0f / 120.0f;
  s = s * z - 1.0f / 6.0f;
  s = x + x * z * s;
  c = c * z + 1.0f / 40320.0f;
  c = c * z - 1.0f / 720.0f;
  c = c * z + 1.0f / 24.0f;
  c = 1.0f - (0.5f * z - z * z * c);
  a = (quadrant & 1) != 0 ? c : s;
  b = (quadrant & 1) != 0 ? s : c;
  *sine = swb_vm_float (swb_vm_bitsf (a) ^ (quadrant & 2) << 30);
  *cosine = swb_vm_float (swb_vm_bitsf (b) ^ ((quadrant + 1) & 2) << 30);
}
