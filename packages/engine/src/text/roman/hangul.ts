// Hangul by its jamo: Revised Romanization, McCune-Reischauer without marks, newspaper spelling, and foreign names with
// the filling vowel left out.

const firstSyllable = 0xac00
const medialCount = 21
const finalCount = 28
const initials = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ')
const medials = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const finals = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p h'.split(' ')
/** Finals as they sound before a vowel. */
const linkedFinals = '_ g kk ks n nj n d r lg lm lb ls lt lp r m b ps s ss ng j ch k t p h'.split(' ')

const newspaperMedials = new Map([
  ['eo', 'u'],
  ['yeo', 'you'],
  ['u', 'oo'],
  ['eu', 'u'],
  ['ui', 'ee'],
  ['wo', 'wo'],
])
const mcCuneMedials = new Map([
  ['eo', 'o'],
  ['yeo', 'yo'],
  ['eu', 'u'],
  ['wo', 'wo'],
])
const mcCuneInitials = new Map([
  ['g', 'k'],
  ['d', 't'],
  ['b', 'p'],
  ['j', 'ch'],
])

interface Syllable {
  readonly initial: string
  readonly medial: string
  readonly final: string
  readonly linkedFinal: string
}

/** Forms of a Hangul word, most customary first. */
export function romanizeHangul(word: string): readonly string[] {
  const syllables = Array.from(word, splitSyllable).filter((syllable) => syllable !== undefined)
  const foreign = spell(syllables, (syllable) => ({
    ...syllable,
    medial: syllable.medial === 'eu' ? '' : syllable.medial,
  }))
  return [
    spell(syllables, (syllable) => syllable),
    spell(syllables, (syllable) => ({ ...syllable, medial: newspaperMedials.get(syllable.medial) ?? syllable.medial })),
    spell(syllables, (syllable, index) => ({
      ...syllable,
      initial: index === 0 ? (mcCuneInitials.get(syllable.initial) ?? syllable.initial) : syllable.initial,
      medial: mcCuneMedials.get(syllable.medial) ?? syllable.medial,
    })),
    foreign,
    foreign.replace(/ll/g, 'l').replace(/r/g, 'l'),
    foreign.replace(/l+/g, 'r'),
    foreign.replace(/p/g, 'f'),
    foreign.replace(/b/g, 'v'),
    ...withFinalR(syllables),
  ]
}

/** Open syllables in eo stand for er, or, ur of foreign names: Turner, Howard. */
function withFinalR(syllables: readonly Syllable[]): readonly string[] {
  if (!syllables.some(({ medial, final }) => medial === 'eo' && final === '')) return []
  const rolled = spell(syllables, (syllable) => {
    const { medial, final } = syllable
    if (medial === 'eu') return { ...syllable, medial: '' }
    return medial === 'eo' && final === '' ? { ...syllable, medial: 'er' } : syllable
  })
  return [rolled, rolled.replace(/p/g, 'f')]
}

function splitSyllable(character: string): Syllable | undefined {
  const index = (character.codePointAt(0) ?? 0) - firstSyllable
  const initial = initials[Math.floor(index / (medialCount * finalCount))]
  if (index < 0 || initial === undefined) return undefined
  const part = (parts: readonly string[], position: number): string => (parts[position] ?? '_').replace('_', '')
  return {
    initial: initial.replace('_', ''),
    medial: part(medials, Math.floor((index % (medialCount * finalCount)) / finalCount)),
    final: part(finals, index % finalCount),
    linkedFinal: part(linkedFinals, index % finalCount),
  }
}

function spell(syllables: readonly Syllable[], change: (syllable: Syllable, index: number) => Syllable): string {
  return syllables
    .map((syllable, index) => {
      const { initial, medial, final, linkedFinal } = change(syllable, index)
      const isDoubledL = index > 0 && initial === 'r' && syllables[index - 1]?.final === 'l'
      const next = syllables[index + 1]
      return (isDoubledL ? 'l' : initial) + medial + (next?.initial === '' ? linkedFinal : final)
    })
    .join('')
}
