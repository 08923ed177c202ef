// Assertions: a broken invariant of ours stops the operation instead of giving a wrong answer.

export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/** Throws unless the invariant, worded as a positive sentence, holds. For our mistakes, never for input. */
export function assert(condition: boolean, invariant: string): asserts condition {
  if (!condition) throw new AssertionError(`broken invariant: ${invariant}`)
}

/** Marks a branch that the types have ruled out. */
export function unreachable(value: never): never {
  throw new AssertionError(`broken invariant: unexpected value ${String(value)}`)
}
