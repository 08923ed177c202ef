// What is not known of a pair, and the answers that each open question may have: the stated value, or one that is
// plainly another. Reads findings and `Identifying`, so origin is never asked for (law L4).

import type { Identifier, Identifying, PartialDate } from '../model/index.ts'
import type { Comparison, FeatureId, Finding, NameAlignment } from './comparison.ts'
import type { Supposition } from './explanation.ts'
import { identifierText } from './suppose.ts'

export interface OpenAnswer {
  readonly answer: string
  readonly supposed: readonly Supposition[]
}

export interface OpenQuestion {
  readonly feature: FeatureId
  readonly missing: 'subject' | 'list' | 'both'
  /** What is asked for, e.g. `a birth date`. */
  readonly what: string
  readonly stated: readonly string[]
  readonly answers: readonly OpenAnswer[]
}

interface Sides {
  readonly subject: Identifying
  readonly party: Identifying
}

/** The open questions of a comparison, in the order of its findings. */
export function openQuestions({ findings }: Comparison, sides: Sides): OpenQuestion[] {
  const asked = findings.map((finding) => questionOf(finding, sides))
  return [...asked, fatherQuestion(findings, sides)].filter((question) => question !== null)
}

function questionOf(finding: Finding, sides: Sides): OpenQuestion | null {
  switch (finding.feature) {
    case 'name':
      return finding.alignment === undefined ? null : nameQuestion(finding.alignment)
    case 'birth-date':
      return dateQuestion(finding, sides)
    case 'gender':
      return genderQuestion(finding)
    case 'address':
      return simpleQuestion(finding, { property: 'addresses', what: 'a full address', same: 'the same address' })
    case 'identifier':
    case 'registration':
    case 'vessel':
    case 'vessel-radio':
    case 'wallet':
    case 'contact':
      return identifierQuestion(finding, sides)
    default:
      return null
  }
}

/** The whole name, where ours has less of it than the list. */
function nameQuestion({ pairs, theirs, theirUnpaired, ours }: NameAlignment): OpenQuestion | null {
  const isShort =
    theirUnpaired.length > 0 || pairs.some(({ reason, excess }) => reason === 'initial' && excess.theirs > 0)
  if (!isShort) return null
  const supposed: Supposition[] = [{ side: 'subject', property: 'name', values: [theirs] }]
  const answers = [{ answer: 'the name as the list has it', supposed }]
  return { feature: 'name', missing: 'subject', what: `more of the name than "${ours}"`, stated: [theirs], answers }
}

function missingOf({ agreement, ours, theirs }: Finding): OpenQuestion['missing'] | null {
  if (ours.length === 0 && theirs.length === 0) return 'both'
  if (agreement === 'unknown-here') return 'subject'
  return agreement === 'unknown-there' ? 'list' : null
}

function statedOf(missing: OpenQuestion['missing'], { ours, theirs }: Finding): readonly string[] {
  return missing === 'subject' ? theirs : missing === 'list' ? ours : []
}

/** A day that differs in every part from the dates given, a generation before the first of them. */
function anotherDay(dates: readonly PartialDate[]): string {
  const first = Math.min(...dates.map(({ value }) => Number(value.slice(0, 4))))
  return `${first - 27}-${dates.some(({ value }) => value.endsWith('-06-15')) ? '11-23' : '06-15'}`
}

const someDay = '1970-06-15'

function dateQuestion(finding: Finding, { subject, party }: Sides): OpenQuestion | null {
  const missing = missingOf(finding)
  const base = { feature: finding.feature, what: 'a birth date' }
  const dates = (side: Supposition['side'], value: string): Supposition => ({
    side,
    property: 'birthDate',
    values: [value],
  })
  if (missing === 'both') {
    const answers = [
      { answer: 'the same day', supposed: [dates('subject', someDay), dates('list', someDay)] },
      { answer: 'different years', supposed: [dates('subject', '1943-11-23'), dates('list', someDay)] },
    ]
    return { ...base, missing, stated: [], answers }
  }
  if (missing === null) return coarseDateQuestion(finding, { subject, party })
  const known = missing === 'subject' ? party.birthDate : subject.birthDate
  const precise = known.find(({ value, until, circa }) => value.length === 10 && until === null && !circa)
  const day = precise ?? known[0]!
  const other = { answer: 'another year', supposed: [dates(missing, anotherDay(known))] }
  const isExact = precise !== undefined && !precise.imputed
  if (day.imputed) return { ...base, missing, stated: statedOf(missing, finding), answers: [] }
  const same = { answer: isExact ? 'the same day' : 'a date that agrees', supposed: [dates(missing, day.value)] }
  return { ...base, missing, stated: statedOf(missing, finding), answers: [same, other] }
}

/** Dates that agree only as far as they go: the day itself is open, on the side that does not state it. */
function coarseDateQuestion(finding: Finding, { subject, party }: Sides): OpenQuestion | null {
  if (finding.agreement !== 'compatible' || finding.rule === 'birthDateSwapped') return null
  const [ours] = subject.birthDate
  const [theirs] = party.birthDate
  if (ours === undefined || theirs === undefined) return null
  const missing =
    ours.value.length < theirs.value.length ? 'subject' : theirs.value.length < ours.value.length ? 'list' : null
  if (missing === null) return null
  const full = (missing === 'subject' ? theirs : ours).value
  const otherDay = `${full.slice(0, 4)}${full.endsWith('-06-15') ? '-11-23' : '-06-15'}`
  const on = (value: string): Supposition[] => [{ side: missing, property: 'birthDate', values: [value] }]
  const answers = [
    { answer: 'the same day', supposed: on(full) },
    { answer: 'another day of that year', supposed: on(otherDay) },
  ]
  return { feature: finding.feature, missing, what: 'the whole birth date', stated: [full], answers }
}

function genderQuestion(finding: Finding): OpenQuestion | null {
  const missing = missingOf(finding)
  if (missing === null) return null
  const gender = (side: Supposition['side'], value: string): Supposition => ({
    side,
    property: 'gender',
    values: [value],
  })
  const [known] = statedOf(missing, finding)
  const supposed =
    missing === 'both'
      ? [gender('subject', 'female'), gender('list', 'male')]
      : [gender(missing, known === 'female' ? 'male' : 'female')]
  const answers = [{ answer: missing === 'both' ? 'different genders' : 'another gender', supposed }]
  return { feature: 'gender', missing, what: 'a gender', stated: known === undefined ? [] : [known], answers }
}

interface Simple {
  readonly property: Supposition['property']
  readonly what: string
  readonly same: string
}

function simpleQuestion(finding: Finding, { property, what, same }: Simple): OpenQuestion | null {
  const missing = missingOf(finding)
  if (missing === null || missing === 'both') return null
  const stated = statedOf(missing, finding)
  const answers = [{ answer: same, supposed: [{ side: missing, property, values: stated.slice(0, 1) }] }]
  return { feature: finding.feature, missing, what, stated, answers }
}

const identifierWords: Partial<Readonly<Record<FeatureId, string>>> = {
  identifier: 'a document number',
  registration: 'a registry code',
  vessel: 'a vessel number',
  'vessel-radio': 'a vessel radio identity',
  wallet: 'a wallet address',
  contact: 'a contact detail',
}

/** Valid numbers of which a party has one for life, none of them issued: another one contradicts. */
const otherNumbers = ['imoNumber 9000003', 'imoNumber 9100009', 'leiCode 00000000000000000098']

function identifierQuestion(finding: Finding, { subject, party }: Sides): OpenQuestion | null {
  const missing = missingOf(finding)
  if (missing === null || missing === 'both') return null
  const stated = statedOf(missing, finding)
  const known = (missing === 'subject' ? party : subject).identifiers.filter(({ value }) => stated.includes(value))
  const [first] = known.toSorted((a, b) => b.value.length - a.value.length)
  if (first === undefined) return null
  const on = (value: string): Supposition[] => [{ side: missing, property: 'identifiers', values: [value] }]
  const other = otherNumber(known)
  const answers = [
    { answer: 'the same one', supposed: on(identifierText(first)) },
    ...(other === null ? [] : [{ answer: 'another one', supposed: on(other) }]),
  ]
  return { feature: finding.feature, missing, what: identifierWords[finding.feature] ?? 'a number', stated, answers }
}

function otherNumber(known: readonly Identifier[]): string | null {
  const isOfType = (text: string): boolean => known.some(({ type }) => text.startsWith(`${type} `))
  const isTaken = (text: string): boolean => known.some((identifier) => identifierText(identifier) === text)
  return otherNumbers.find((text) => isOfType(text) && !isTaken(text)) ?? null
}

/** A father's name that one side alone states gives no finding; the other side may be asked for it. */
function fatherQuestion(findings: readonly Finding[], { subject, party }: Sides): OpenQuestion | null {
  const [ours, theirs] = [subject.fatherName, party.fatherName]
  const comparesPeople = findings.some(({ feature }) => feature === 'birth-date')
  if (!comparesPeople || (ours.length === 0) === (theirs.length === 0)) return null
  const missing = ours.length === 0 ? 'subject' : 'list'
  const stated = ours.length === 0 ? theirs : ours
  const on = (value: string): Supposition[] => [{ side: missing, property: 'fatherName', values: [value] }]
  const answers = [
    { answer: 'the same name', supposed: on(stated[0]!) },
    { answer: 'another name', supposed: on(anotherName) },
  ]
  return { feature: 'father-name', missing, what: "the father's name", stated, answers }
}

/** A name that is like no name. */
const anotherName = 'Qwxyzqo'
