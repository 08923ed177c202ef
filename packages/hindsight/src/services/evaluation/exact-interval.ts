// The exact interval of a proportion (Clopper and Pearson, Biometrika 26, 1934): whatever the true rate is, in at least
// 95 of 100 samples it lies inside. It says how little a small sample proves.

/** A share of a counted whole, with its exact 95 % interval. `rate` is null where there was nothing to count. */
export interface Rate {
  readonly found: number
  readonly of: number
  readonly rate: number | null
  readonly low: number
  readonly high: number
}

/** The rate of `found` in `of`. */
export function rateOf(found: number, of: number): Rate {
  if (of === 0) return { found, of, rate: null, low: 0, high: 1 }
  const [low, high] = exactInterval(found, of)
  return { found, of, rate: found / of, low, high }
}

/** Lower and upper bound, each missed with probability (1 - confidence) / 2 at the most. */
export function exactInterval(found: number, of: number, confidence = 0.95): readonly [number, number] {
  const tail = (1 - confidence) / 2
  const low = found === 0 ? 0 : betaQuantile(tail, { a: found, b: of - found + 1 })
  const high = found === of ? 1 : betaQuantile(1 - tail, { a: found + 1, b: of - found })
  return [low, high]
}

interface Shape {
  readonly a: number
  readonly b: number
}

/** Where the regularized incomplete beta function reaches `share`, by halving. */
function betaQuantile(share: number, shape: Shape): number {
  let low = 0
  let high = 1
  // 60 halvings reach the precision of a double.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2
    if (incompleteBeta(middle, shape) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Regularized incomplete beta function I_x(a, b). */
export function incompleteBeta(x: number, { a, b }: Shape): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  const isLeft = x < (a + 1) / (a + b + 2)
  return isLeft ? (front * betaFraction(x, { a, b })) / a : 1 - (front * betaFraction(1 - x, { a: b, b: a })) / b
}

const tiny = 1e-300

/** The continued fraction of the incomplete beta function, by Lentz's method (DLMF 8.17.22). */
function betaFraction(x: number, { a, b }: Shape): number {
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    const change = d * c
    value *= change
    if (Math.abs(change - 1) < 1e-15) break
  }
  return value
}

function nonZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value
}

const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const

/** Logarithm of the gamma function for x > 0 (Lanczos, g = 7, n = 9). */
function logGamma(x: number): number {
  const shifted = x - 1
  let sum = 0.9999999999998099
  for (const [position, coefficient] of lanczos.entries()) sum += coefficient / (shifted + position + 1)
  const t = shifted + 7.5
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum)
}
