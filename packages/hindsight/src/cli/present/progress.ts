// Progress on stderr: count, rate and time left, only on a terminal.

import type { Io } from '../io.ts'
import { grouped } from './style.ts'

const intervalMs = 250

/** A line that overwrites itself. */
export class Progress {
  readonly #io: Io
  readonly #isShown: boolean
  readonly #startedMs: number
  #shownMs = 0
  #isDrawn = false

  constructor(io: Io, isWanted: boolean) {
    this.#io = io
    this.#isShown = isWanted && io.stderr.isTerminal
    this.#startedMs = io.monotonicMs()
  }

  /** Shows how far it is; `share` is what is done of the whole, 0 to 1, or null where that is not known. */
  async show(count: number, share: number | null): Promise<void> {
    const nowMs = this.#io.monotonicMs()
    if (!this.#isShown || nowMs - this.#shownMs < intervalMs) return
    this.#shownMs = nowMs
    this.#isDrawn = true
    const seconds = (nowMs - this.#startedMs) / 1000
    const rate = grouped(Math.round(count / Math.max(seconds, 0.001)))
    const left = share === null || share < 0.01 ? '' : ` · about ${timeLeft((seconds * (1 - share)) / share)} left`
    await this.#io.stderr.write(`\r\u001b[Kscreened ${grouped(count)} · ${rate}/s${left}`)
  }

  async end(): Promise<void> {
    if (this.#isDrawn) await this.#io.stderr.write('\r\u001b[K')
    this.#isDrawn = false
  }
}

function timeLeft(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`
}
