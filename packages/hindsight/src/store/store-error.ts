// What can go wrong with a store, as errors with a code, a sentence and a remedy: services turn them into `unavailable`,
// never into `clear` (law L5).

import { CommandError } from '../config/index.ts'

export type StoreErrorCode =
  | 'store-location'
  | 'store-unreachable'
  | 'store-read-only'
  | 'store-busy'
  | 'store-full'
  | 'store-older'
  | 'store-newer'
  | 'store-damaged'
  | 'store-outcome-unknown'
  | 'store-exists'
  | 'store-text'

/** A fault of the store or of its surroundings; `message` names the store, `remedy` says what to do. */
export class StoreError extends CommandError {
  override readonly name = 'StoreError'
  declare readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, values: Readonly<Record<string, string | number>>, cause?: unknown) {
    super(code, values, cause)
  }
}

/** What is kept is not what was written: names the thing. */
export function damaged(location: string, what: string, cause?: unknown): StoreError {
  return new StoreError('store-damaged', { location, reason: what }, cause)
}
