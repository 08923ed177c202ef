// A naming tradition: which words names are made of and in which order. It exists to test that no tradition pays more
// false alarms than others; nothing in a screening looks at it, and no person is ever assigned to one (law L4).

/** A word of a name in Latin letters and, where the tradition writes otherwise, in its own script. */
export interface StockWord {
  readonly latin: string
  readonly native: string | null
}

export interface NamingTradition {
  readonly id: string
  /** ISO 15924 code of its own script. */
  readonly script: string
  readonly male: readonly StockWord[]
  readonly female: readonly StockWord[]
  readonly family: readonly StockWord[]
  /** Names of fathers as they stand in a full name, for a man and for a woman. */
  readonly fatherOfMan: readonly StockWord[]
  readonly fatherOfWoman: readonly StockWord[]
  /** Feminine ending of a family name, by the letters that it replaces; none where it does not change. */
  readonly feminine: readonly (readonly [RegExp, string])[]
  /** Equally frequent orders: G given, S second given, P father, F family, E second family; other words stand as such, `a/b` for men and women. */
  readonly patterns: readonly (readonly string[])[]
  /** What stands between words of the native script. */
  readonly glue: string
}

/** The rows in which a tradition is written down; words are separated by spaces, `latin/native`, `_` for a space. */
interface TraditionRow {
  readonly script?: string
  readonly m: string
  readonly f: string
  readonly n?: string
  /** Stems and endings of further family names, each with each. */
  readonly stems?: string
  readonly endings?: string
  readonly p?: string
  readonly pf?: string
  readonly feminine?: readonly (readonly [RegExp, string])[]
  readonly patterns?: readonly string[]
  readonly glue?: string
}

/** Reads one tradition from its row. */
export function tradition(id: string, row: TraditionRow): NamingTradition {
  return {
    id,
    script: row.script ?? 'Latn',
    male: words(row.m),
    female: words(row.f),
    family: [...words(row.n), ...combine(words(row.stems), words(row.endings))],
    fatherOfMan: words(row.p),
    fatherOfWoman: words(row.pf ?? row.p),
    feminine: row.feminine ?? [],
    patterns: (row.patterns ?? ['G F']).map((pattern) => pattern.split(' ')),
    glue: row.glue ?? ' ',
  }
}

function words(text: string | undefined): StockWord[] {
  const parts = (text ?? '').split(/\s+/u).filter((part) => part !== '')
  return parts.map((part) => {
    const [latin = '', native] = part.replaceAll('_', ' ').split('/')
    return { latin, native: native ?? null }
  })
}

function combine(stems: readonly StockWord[], endings: readonly StockWord[]): StockWord[] {
  return stems.flatMap((stem) =>
    endings.map((ending) => ({
      latin: stem.latin + ending.latin,
      native: stem.native === null || ending.native === null ? null : stem.native + ending.native,
    })),
  )
}
