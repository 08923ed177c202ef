// The self-test in words: a table of the classes with their floors, then what was missed.

import type { Miss, SelfTest } from '../../services/index.ts'
import { percent, rateText, scoreText } from './figures-text.ts'
import { columns, counted, grouped, printable, type Style } from './style.ts'

/** Keeps the first misses of each class for people; all are counted. */
export class MissSelection {
  readonly #max: number
  readonly #byClass = new Map<string, Miss[]>()

  constructor(max: number) {
    this.#max = max
  }

  add(misses: readonly Miss[]): void {
    for (const miss of misses) {
      const kept = this.#byClass.get(miss.variation) ?? []
      this.#byClass.set(miss.variation, kept)
      if (kept.length < this.#max || miss.isLostByIndex) kept.push(miss)
    }
  }

  of(variation: string): readonly Miss[] {
    return this.#byClass.get(variation) ?? []
  }
}

/** The table of classes and the misses that were kept. */
export function selfTestText(result: SelfTest, selection: MissSelection, style: Style): string {
  const { engine, policy, names, classes, scripts, isInterrupted, lostByIndex } = result
  const failed = names.failed === 0 ? '' : `, ${grouped(names.failed)} not tested because a worker failed`
  const head =
    `${isInterrupted ? 'Interrupted: what follows is about the names that were finished.\n' : ''}` +
    `${grouped(names.tested)} of ${counted(names.listed, 'listed name')} tested${failed}; ` +
    `policy ${policy.version} at threshold ${policy.threshold}, engine ${engine}\n\n`
  const rows = classes
    .filter(({ found }) => found.of > 0)
    .map(({ id, what, found, floor, isAtFloor }) => [
      `  ${id}`,
      what,
      rateText(found),
      floor === null ? 'none' : percent(floor),
      isAtFloor ? '' : style.unavailable('BELOW ITS FLOOR'),
    ])
  const table = columns([['  class', 'how the name is written', 'found (exact 95 %)', 'floor', ''], ...rows])
  const misses = classes.flatMap(({ id, found }) => missesText(id, found.of - found.found, selection.of(id)))
  const idle = classes.filter(({ found }) => found.of === 0).map(({ id }) => id)
  const nothing = idle.length === 0 ? '' : `  No name to try: ${idle.join(', ')}\n`
  const byScript = columns([
    ['  script', 'found, classes with a floor'],
    ...scripts.map(({ script, found }) => [`  ${script}`, rateText(found)]),
  ])
  const lost = lostByIndex === 0 ? '' : `\n${style.unavailable('LOST BY THE INDEX')}: ${grouped(lostByIndex)}\n`
  return `${head}${table}${nothing}\n${byScript}${lost}${misses.join('')}`
}

function missesText(id: string, missed: number, shown: readonly Miss[]): readonly string[] {
  if (shown.length === 0) return []
  const of = shown.length < missed ? `, ${grouped(shown.length)} of them here; --misses or --jsonl gives more` : ''
  const lines = shown.map(({ listId, partyId, name, typed, score, because }) => {
    const where = `${printable(partyId)} on ${printable(listId)}`
    const written = name === typed ? '' : `  written  ${printable(typed)}`
    return `  ${scoreText(score)}  ${printable(name)}${written}  (${where})\n         ${printable(because)}\n`
  })
  return [`\nMissed, ${id}: ${grouped(missed)}${of}\n`, ...lines]
}

/** One miss as a JSON line. */
export function missLine(miss: Miss): string {
  return `${JSON.stringify(miss)}\n`
}

/** The trailer of the JSON lines. */
export function selfTestTrailer(result: SelfTest, elapsedMs: number): string {
  const { engine, policy, coverage, names, classes, scripts, lostByIndex, isInterrupted, exit } = result
  const missed = classes.reduce((sum, { id, found }) => sum + (id === 'weak-alone' ? 0 : found.of - found.found), 0)
  const interrupted = isInterrupted ? { interrupted: true } : {}
  const facts = {
    names,
    missed,
    lostByIndex,
    classes,
    scripts,
    coverage: coverage.lists,
    engine,
    policy,
    exit,
    elapsedMs,
  }
  return `${JSON.stringify({ end: true, ...interrupted, ...facts })}\n`
}
