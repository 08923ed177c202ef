// What every operation gives: tables of measured rows against one named baseline of the same run.

import type { Measured, MeasureOptions } from './measure.ts'

export interface OperationOptions extends MeasureOptions {
  readonly isQuick: boolean
}

/** A measured row with what else is known about it, by column: recall, size, answers given. */
export interface Row extends Measured {
  readonly besides?: Readonly<Record<string, string>>
  /** What this row's ratio is to, where it is not the table's own baseline row: the same work on the row's own data. */
  readonly against?: Measured
}

export interface Table {
  readonly operation: string
  /** The data that all rows worked on. */
  readonly corpus: string
  /** What an item is, e.g. `subjects`. */
  readonly unit: string
  /** What the ratios are to: the `what` of a row, or of what each row carries in `against`. */
  readonly baseline: string
  /** Processor time, unless threads are what is measured. */
  readonly ratioBy: 'cpu' | 'wall'
  readonly rows: readonly Row[]
  readonly notes: readonly string[]
}

export interface Operation {
  readonly name: string
  /** Runs only where it is named: it takes many minutes or much memory. */
  readonly isOnRequest?: boolean
  /** Gives each table as soon as it is measured. */
  run(options: OperationOptions): AsyncIterable<Table>
}

/** A share in percent with one decimal, or a dash where there is nothing to share. */
export function percentage(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`
}
