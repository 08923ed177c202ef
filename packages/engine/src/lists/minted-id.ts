// Identifiers for issuers who give none: a hash of fields that say who the party is, so that the same entry has the same
// id in the next issue. Which fields, each reader says (ADR 0010); where one changes, the delta finds the party again.

import { sha256 } from './sha256.ts'

/** Gives ids and tells twins apart by their order in the file. */
export class IdMint {
  readonly #counts = new Map<string, number>()
  #twins = 0

  /** The first 20 hex digits of the hash of the fields, trimmed; `-2` and so on behind it for further entries. */
  mint(fields: readonly (string | null | undefined)[]): string {
    const text = fields.map((field) => (field ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim()).join('\u001f')
    const id = sha256(text).slice(0, 20)
    const count = (this.#counts.get(id) ?? 0) + 1
    this.#counts.set(id, count)
    if (count === 1) return id
    this.#twins++
    return `${id}-${count}`
  }

  /** A note about entries that share all fields of their id; none where there are none. */
  notes(): readonly string[] {
    return this.#twins === 0 ? [] : [`${this.#twins} entries share the fields of their id with another entry`]
  }
}
