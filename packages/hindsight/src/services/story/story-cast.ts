// The people of the story, all invented: whoever was carried, whoever was not, three facilitators, and the ways in which
// somebody may be connected that reach nobody.

export interface Invented {
  readonly id: string
  readonly name: string
  readonly birthDate: string
  readonly nationality: string
  /** Month of 2026 in which they were screened. */
  readonly month: number
}

const given = [
  'Orla',
  'Timo',
  'Una',
  'Ivo',
  'Maren',
  'Pell',
  'Runa',
  'Edda',
  'Loris',
  'Vesna',
  'Talin',
  'Bram',
  'Noor',
  'Sunniva',
  'Davit',
  'Kesi',
  'Amaru',
  'Yelena',
  'Jorun',
  'Milo',
]
const family = [
  'Venn',
  'Harrow',
  'Sorby',
  'Senn',
  'Quill',
  'Ashdown',
  'Marrek',
  'Tolliver',
  'Fenwick',
  'Osterby',
  'Lunde',
  'Carrow',
  'Bexley',
  'Drummel',
  'Haldane',
  'Ilvane',
  'Pruett',
  'Wexford',
  'Stroud',
  'Nyland',
  'Garrick',
  'Thorley',
  'Ummel',
  'Rask',
  'Elling',
  'Corvane',
  'Mistry',
  'Oakden',
]
const nationalities = ['aq', 'bv', 'hm', 'tf', 'gs', 'io']

const carriedCount = 400
const othersCount = 160
const monthsCount = 5

/** Carried people are `carried-001` and on; the others were screened beside them. Their origin is spread over both. */
export const carried: readonly Invented[] = people('carried', { count: carriedCount, offset: 0 })
export const others: readonly Invented[] = people('other', { count: othersCount, offset: carriedCount })

export const facilitators = ['guide-east', 'guide-harbour', 'guide-ferry'] as const
const network = 'sarne-road'

function people(
  prefix: string,
  { count, offset }: { readonly count: number; readonly offset: number },
): readonly Invented[] {
  return Array.from({ length: count }, (_, at) => {
    const place = at + offset
    return {
      id: `${prefix}-${String(at + 1).padStart(3, '0')}`,
      name: `${given[place % given.length] ?? ''} ${family[Math.floor(place / given.length) % family.length] ?? ''}`,
      // The last of those carried is a child.
      birthDate: prefix === 'carried' && at === count - 1 ? '2014' : String(1960 + (place % 40)),
      nationality: nationalities[place % nationalities.length] ?? '',
      month: 1 + (at % monthsCount),
    }
  })
}

/** The fictional list as it was published each month: it grows, and nobody of the story is ever on it. */
export function listOf(month: number): string {
  const names = [
    'Krodvahl Zhmerinko',
    'Qasbuth Iljadwar',
    'Xantippe Oghuljan',
    'Bzornik Tchavdalik',
    'Gwydrion Pfohlmacher',
    'Yrjavaal Dzhukov',
    'Hrothbek Uzmanyar',
    'Ffionwen Jzaquard',
    'Tzvorlik Mbekwa',
    'Wulfzeb Qhorakh',
  ]
  const rows = names.slice(0, monthsCount + month).map((name, at) => {
    return `SL-${at + 1},Person,${name},${1950 + at}-03-0${(at % 9) + 1},STORY,2025-01-01`
  })
  return ['id,schema,name,birth_date,program,listed_on', ...rows, ''].join('\n')
}

interface StoryLink {
  readonly id: string
  readonly kind: string
  readonly from: string
  readonly to: string
  readonly grade: string
  readonly evidenceFor: readonly string[]
  readonly validFrom?: string
}

/** The links of the story: those that reach the 400, and those that must not reach anybody else. */
export function storyLinks(): readonly StoryLink[] {
  const link = (kind: string, from: string, to: string): StoryLink => {
    return { id: `${kind}:${from}:${to}`, kind, from, to, grade: 'B2', evidenceFor: ['ledger'] }
  }
  return [
    ...facilitators.map((one) => ({ ...link('member-of', one, network), grade: 'B3' })),
    ...carried.map(({ id, month }, at) => {
      const guide = facilitators[at % facilitators.length] ?? ''
      const grade = at % 4 === 0 ? 'C3' : 'B2'
      return { ...link('facilitated-by', id, guide), grade, validFrom: `2026-0${month}-01` }
    }),
    // A guide of another network, relatives, fellow travellers, employers, and a shop that everybody has paid.
    ...others.slice(0, 40).map(({ id }) => link('facilitated-by', id, 'guide-north')),
    ...others.slice(40, 80).map(({ id }, at) => link('family-of', id, carried[at]?.id ?? '')),
    ...others.slice(80, 120).map(({ id }, at) => link('travelled-with', id, facilitators[at % 3] ?? '')),
    ...others.slice(120).map(({ id }, at) => link('employed-by', id, carried[at]?.id ?? '')),
    link('linked-to', 'lantern-phones', network),
    ...[...carried, ...others].map(({ id }) => link('paid-by', 'lantern-phones', id)),
  ]
}
