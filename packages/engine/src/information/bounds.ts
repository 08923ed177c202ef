// Whole numbers between bounds. Only what follows is ever narrowed: nothing here guesses (law L11).

/** Inclusive; `max` null is "no upper bound known". */
export interface Bounds {
  readonly min: number
  readonly max: number | null
}

export const exactly = (value: number): Bounds => ({ min: value, max: value })
export const atLeast = (min: number): Bounds => ({ min, max: null })
export const atMost = (max: number): Bounds => ({ min: 0, max })
/** Nothing is known of the number but that it is one. */
export const unbounded: Bounds = Object.freeze({ min: 0, max: null })

export function isExact({ min, max }: Bounds): boolean {
  return min === max
}

export function isSameBounds(a: Bounds, b: Bounds): boolean {
  return a.min === b.min && a.max === b.max
}

/** The sum of numbers that each lie within their own bounds. */
export function sumOfBounds(parts: readonly Bounds[]): Bounds {
  let min = 0
  let max: number | null = 0
  for (const part of parts) {
    min += part.min
    max = max === null || part.max === null ? null : max + part.max
  }
  return { min, max }
}

/** What is left of `whole` without `parts`; undefined where no numbers within the bounds could be so. */
export function differenceOfBounds(whole: Bounds, parts: Bounds): Bounds | undefined {
  if (whole.max !== null && whole.max < parts.min) return undefined
  return {
    min: parts.max === null ? 0 : Math.max(0, whole.min - parts.max),
    max: whole.max === null ? null : whole.max - parts.min,
  }
}

/** `at least 151`, `exactly 3`, `from 20 to 30`, `at most 198`, `an unknown number`. */
export function presentBounds({ min, max }: Bounds): string {
  if (max === null) return min === 0 ? 'an unknown number' : `at least ${presentCount(min)}`
  if (min === max) return `exactly ${presentCount(min)}`
  return min === 0 ? `at most ${presentCount(max)}` : `from ${presentCount(min)} to ${presentCount(max)}`
}

/** A count with thousands set apart by commas, the same on every machine. */
export function presentCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
