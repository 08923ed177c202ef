// What may link two parties, and what never does. A kind gives each end its role: who was facilitated is not who
// facilitates. Shared origin, faith, language or a large building are no links (law L4, vetting §4.3).

/** What somebody is in a link: `facilitated` may well be a victim. */
export type LinkRole =
  | 'facilitated'
  | 'facilitator'
  | 'owned'
  | 'owner'
  | 'controlled'
  | 'controller'
  | 'agent'
  | 'principal'
  | 'employee'
  | 'employer'
  | 'member'
  | 'organization'
  | 'payer'
  | 'payee'
  | 'supporter'
  | 'supported'
  | 'linked'
  | 'associate'
  | 'same-identifier'
  | 'relative'
  | 'fellow-traveller'

interface KindRow {
  readonly from: LinkRole
  readonly to: LinkRole
  /** The same fact told from the other end, if there is a word for it. */
  readonly inverse: string | null
  /** `named` kinds conduct only where a campaign names them: family and fellow travellers are off by default. */
  readonly conducts: 'default' | 'named'
}

const row = (from: LinkRole, to: LinkRole, inverse: string | null): KindRow => ({
  from,
  to,
  inverse,
  conducts: 'default',
})
const named = (role: LinkRole): KindRow => ({ from: role, to: role, inverse: null, conducts: 'named' })

const kinds = {
  'facilitated-by': row('facilitated', 'facilitator', 'facilitates'),
  'owned-by': row('owned', 'owner', 'owner-of'),
  'controlled-by': row('controlled', 'controller', 'controls'),
  'acting-for': row('agent', 'principal', 'represented-by'),
  'employed-by': row('employee', 'employer', 'employs'),
  'member-of': row('member', 'organization', 'has-member'),
  'paid-by': row('payee', 'payer', 'paid'),
  'supported-by': row('supported', 'supporter', 'providing-support-to'),
  'linked-to': row('linked', 'linked', null),
  'associate-of': row('associate', 'associate', null),
  'shares-identifier-with': row('same-identifier', 'same-identifier', null),
  'family-of': named('relative'),
  'travelled-with': named('fellow-traveller'),
} as const satisfies Readonly<Record<string, KindRow>>

export type LinkKind = keyof typeof kinds
export const linkKinds = Object.keys(kinds) as readonly LinkKind[]

const inverses: ReadonlyMap<string, LinkKind> = new Map(
  linkKinds.flatMap((kind) => {
    const { inverse } = kinds[kind]
    return inverse === null ? [] : [[inverse, kind] as const]
  }),
)

export function rolesOf(kind: LinkKind): { readonly from: LinkRole; readonly to: LinkRole } {
  return kinds[kind]
}

export function conductsByDefault(kind: LinkKind): boolean {
  return kinds[kind].conducts === 'default'
}

/** The kind of a word, and whether its ends have to be exchanged; undefined where it is none. */
export function readLinkKind(word: string): { readonly kind: LinkKind; readonly isInverse: boolean } | undefined {
  const kind = linkKinds.find((one) => one === word)
  if (kind !== undefined) return { kind, isInverse: false }
  const inverse = inverses.get(word)
  return inverse === undefined ? undefined : { kind: inverse, isInverse: true }
}

const refusals: readonly (readonly [RegExp, string])[] = [
  [/nation|citizen|passport-country|countr/u, 'a shared nationality is origin, and no link'],
  [/birth|hometown|village|region|from-same|origin/u, 'a shared place of birth or origin is no link'],
  [/ethnic|race|tribe|clan|descent/u, 'a shared ethnicity is origin, and no link'],
  [
    /relig|faith|worship|mosque|church|temple|synagogue|congregation|parish/u,
    'a shared faith or place of worship is no link',
  ],
  [/language|dialect|script|accent/u, 'a shared language or script is no link'],
  [/name-tradition|naming|surname|family-name/u, 'names of one tradition are no link'],
  [/phone-prefix|dial/u, 'a shared phone prefix is a proxy for a country, and no link'],
  [/route|flight|ship|bus|border|travel-from|port/u, 'a shared route or vehicle is no link'],
  [
    /building|hostel|hotel|camp|shelter|neighbo|postcode|city|street/u,
    'a large building or a neighbourhood is no link',
  ],
]

/** Why a word can never be a link; null where it is only unknown. */
export function linkRefusal(word: string): string | null {
  return refusals.find(([pattern]) => pattern.test(word))?.[1] ?? null
}
