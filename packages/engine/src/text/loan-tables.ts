// Which consonants a script can tell apart when it borrows a name, by classes: P b p f v w, T d t, K c g k q, S every
// hiss, L l r, M, N. Sounds that may be heard in two ways have both. Rules of the transcriptions in use, no single names.

/** How a form was written: in Latin letters, in a script that names its vowels, one that does not, or in syllables. */
export type LoanSource = 'latin' | 'letters' | 'consonants' | 'han' | 'hangul' | 'kana'

export interface LoanTable {
  /** What is read differently before it is taken apart into sounds. */
  readonly prepare: (form: string) => string
  /** Every sound, the longest first. */
  readonly sounds: RegExp
  /** The classes that a sound may be, the likeliest first; a sound that is not here is none. */
  readonly classes: ReadonlyMap<string, readonly string[]>
  /** Classes of which one that ends a syllable may have been left out anywhere, and whether a second liquid may. */
  readonly unsaidCodas: readonly string[]
  readonly isTwiceUnsaid: boolean
  /** Classes that may have been left out at the end of the word. */
  readonly unsaidEnds: readonly string[]
  /** Readings of one form at most, before what is unsaid is put back. */
  readonly readingsMax: number
}

const loanSources: ReadonlyMap<string, LoanSource> = new Map([
  ['Latn', 'latin'],
  ['Arab', 'consonants'],
  ['Hebr', 'consonants'],
  ['Syrc', 'consonants'],
  ['Hani', 'han'],
  ['Hang', 'hangul'],
  ['Hira', 'kana'],
  ['Kana', 'kana'],
])

/** How names are borrowed by the script of an ISO 15924 code; `null` for what is no script of letters. */
export function loanSourceOf(script: string): LoanSource | null {
  if (script === 'Zyyy' || script === 'Zzzz') return null
  return loanSources.get(script) ?? 'letters'
}

const common: Readonly<Record<string, string>> = {
  ...{ b: 'P', p: 'P', f: 'P', v: 'P', ph: 'P', pf: 'P' },
  ...{ d: 'T', t: 'T', dh: 'T', k: 'K', kh: 'K', ck: 'K', q: 'K', c: 'K', g: 'K' },
  ...{ s: 'S', z: 'S', sh: 'S', zh: 'S', sch: 'S', sz: 'S', cz: 'S', cs: 'S', tz: 'S', ts: 'S', dz: 'S' },
  ...{ tch: 'S', tsh: 'S', tsch: 'S', tts: 'S', zz: 'S', l: 'L', r: 'L', m: 'M', n: 'N', x: 'KS', w: 'P -' },
}

function tableOf(own: Readonly<Record<string, string>>, rest: Omit<LoanTable, 'sounds' | 'classes'>): LoanTable {
  const all = { ...common, ...own }
  const longestFirst = Object.keys(all).sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const classes = new Map(Object.entries(all).map(([sound, ways]) => [sound, ways.split(' ')]))
  return { ...rest, sounds: new RegExp(`${longestFirst.join('|')}|.`, 'g'), classes }
}

const ends = ['T', 'S', 'N', 'K', 'KS']
const codas = ['L', 'T', 'S', 'K', 'N', 'P', 'M']
const asIs = (form: string): string => form
/** Ending in ng or in n, syllables are borrowed for each other. */
const withoutNg = (form: string): string => form.replace(/ng?(?![aeiouy])/g, 'N')

/** A capital letter stands for a letter before e, i or y, where many languages soften it, or for a last one. */
function markSoft(form: string): string {
  return form
    .replace(/c(?=[eiy])/g, 'C')
    .replace(/g(?=[eiy])/g, 'G')
    .replace(/gh(?![aeiouy])/g, 'H')
}

export const loanTables: Readonly<Record<LoanSource, LoanTable>> = {
  latin: tableOf(
    {
      ...{ ch: 'S K', j: 'S - K', th: 'T S', C: 'S K', G: 'S K', H: '- K', gn: 'N KN', gl: 'KL L', ll: 'L -' },
      ...{ c: 'K S', gh: 'K', ng: 'NK N', sch: 'S SK', dg: 'S TK', xh: 'S K', cc: 'K S', sc: 'SK S', dj: 'S', tj: 'S' },
    },
    { prepare: markSoft, unsaidCodas: [], isTwiceUnsaid: false, unsaidEnds: [], readingsMax: 8 },
  ),
  letters: tableOf(
    { ch: 'S K', j: 'S K', gh: 'K -', h: '- K', kh: 'K -', x: 'KS', th: 'T', g: 'K S', ts: 'S T', dz: 'S T' },
    { prepare: asIs, unsaidCodas: ['L'], isTwiceUnsaid: false, unsaidEnds: ends, readingsMax: 16 },
  ),
  consonants: tableOf(
    { ch: 'S K', j: 'S K', gh: 'K S', h: '- K', kh: 'K', th: 'T', g: 'K S', tsh: 'S TS', y: '-' },
    { prepare: asIs, unsaidCodas: ['L'], isTwiceUnsaid: false, unsaidEnds: ends, readingsMax: 16 },
  ),
  han: tableOf(
    { ch: 'S', c: 'S', zh: 'S', j: 'S K T', q: 'S K', x: 'S -', h: '- K', y: '- S', N: 'N M' },
    { prepare: withoutNg, unsaidCodas: codas, isTwiceUnsaid: true, unsaidEnds: ends, readingsMax: 24 },
  ),
  hangul: tableOf(
    { ch: 'S T', j: 'S T', h: '- P', f: 'P', kk: 'K', ss: 'S', tt: 'T', pp: 'P', k: 'K S', ng: 'N NK' },
    { prepare: asIs, unsaidCodas: codas, isTwiceUnsaid: true, unsaidEnds: ends, readingsMax: 16 },
  ),
  kana: tableOf(
    { ch: 'S T', j: 'S T', h: '- P K', f: 'P -', sh: 'S', tch: 'S T', n: 'N' },
    { prepare: asIs, unsaidCodas: codas, isTwiceUnsaid: true, unsaidEnds: ends, readingsMax: 16 },
  ),
}
