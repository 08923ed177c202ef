// nomenklatura's logic-v2 in a Python process of its own, which measures itself: what it is asked and what it answers.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Identifying } from '@hindsight/engine/model'
import { peerPython } from './provision.ts'

export interface PeerPass {
  readonly scores: readonly number[]
  readonly wallMs: number
  readonly cpuMs: number
}

export interface PeerPair {
  readonly ours: Identifying
  readonly theirs: Identifying
}

/** The peer with pairs loaded, or why there is none. */
export async function openNomenklatura(pairs: readonly PeerPair[]): Promise<Nomenklatura | string> {
  const python = peerPython()
  if (!existsSync(python)) return `nomenklatura is not installed (${python}); run: node bench/peers/provision.ts`
  const peer = new Nomenklatura(spawn(python, [join(import.meta.dirname, 'logic_v2.py')]))
  try {
    // First comparisons of each kind read the peer's reference data, which is not to be measured: one pair in twenty.
    await peer.load(pairs.filter((_, at) => at % 20 === 0))
    await peer.pass(true)
    await peer.load(pairs)
    return peer
  } catch (cause) {
    peer.close()
    return cause instanceof Error ? cause.message : String(cause)
  }
}

export class Nomenklatura {
  version = ''
  readonly #process: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>
  #said = ''

  constructor(process: ChildProcessWithoutNullStreams) {
    this.#process = process
    this.#lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]()
    process.stderr.on('data', (text: Buffer) => {
      this.#said = `${this.#said}${text.toString()}`.slice(-2_000)
    })
  }

  async load(pairs: readonly PeerPair[]): Promise<void> {
    const entities: Record<string, object> = {}
    const keys = new Map<Identifying, string>()
    const keyOf = (party: Identifying): string => {
      const known = keys.get(party)
      if (known !== undefined) return known
      const key = `e${keys.size}`
      keys.set(party, key)
      entities[key] = entityOf(party)
      return key
    }
    const reply = await this.#ask({
      op: 'load',
      pairs: pairs.map(({ ours, theirs }) => [keyOf(ours), keyOf(theirs)]),
      entities,
    })
    this.version = String(reply['version'])
  }

  /** Scores all pairs; `isFresh` empties its caches of what they hold of them. */
  async pass(isFresh: boolean): Promise<PeerPass> {
    return (await this.#ask({ op: 'pass', fresh: isFresh })) as unknown as PeerPass
  }

  close(): void {
    this.#process.stdin.end()
  }

  async #ask(question: object): Promise<Record<string, unknown>> {
    this.#process.stdin.write(`${JSON.stringify(question)}\n`)
    const { value, done } = await this.#lines.next()
    if (done === true) throw new Error(`nomenklatura ended: ${this.#said.trim().split('\n').at(-1) ?? ''}`)
    return JSON.parse(value) as Record<string, unknown>
  }
}

/** A party as FollowTheMoney has it, with the names and the birth dates that both matchers read. */
function entityOf({ schema, name, alias, weakAlias, previousName, birthDate, gender }: Identifying): object {
  const properties: Record<string, readonly string[]> = { name, alias: [...alias, ...previousName], weakAlias }
  if (schema === 'Person') {
    properties['birthDate'] = birthDate.map(({ value }) => value)
    properties['gender'] = gender === null ? [] : [gender]
  }
  return { schema, properties }
}
