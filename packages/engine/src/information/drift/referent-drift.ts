// Who is meant: the people an action is directed at, what they are called, where they are said to be.

import type { Drift, StatementVersion } from './drift.ts'

type Group = 'reached' | 'facilitators'

const nounsOf: Readonly<Record<Group, string>> = {
  reached:
    'migrants?|people|persons?|individuals?|men|women|man|woman|passengers?|travell?ers?|arrivals|refugees?|applicants?|evacuees?|customers?|clients?',
  facilitators: 'smugglers?|facilitators?|traffickers?|handlers?|organi[sz]ers?|guides?|ringleaders?|brokers?',
}
const anyNoun = `${nounsOf.reached}|${nounsOf.facilitators}`
const verbs =
  'arrest|detain|charge|deport|question|review|investigate|prosecute|monitor|interview|remove|release|locate|find|search for|look at'
const between =
  '(?:(?:the|these|those|some|all|of|more|over|another|than|about|at|least|most|other|remaining|such|any|up|to|\\d[\\d,]*)\\s+){0,5}'
const active = new RegExp(
  `\\b(${verbs.replaceAll('|', '(?:e?s|e?d|ing)?|')}(?:e?s|e?d|ing)?)\\s+${between}(them|him|her|${anyNoun})\\b`,
  'giu',
)
const accusing =
  /\b(terrorists?|militants?|operatives?|fighters?|extremists?|jihadists?|criminals?|suspects|fugitives?)\b/giu

/** Actions whose object changed, and people who are called something worse. */
export function referentDrift(before: StatementVersion, after: StatementVersion): Drift[] {
  return [...objectDrift(before, after), ...labelDrift(before.text, after.text), ...stateDrift(before.text, after.text)]
}

interface ActionObject {
  readonly group: Group
  readonly words: string
}

function objectDrift(before: StatementVersion, after: StatementVersion): Drift[] {
  const later = objectsOf(after)
  return [...objectsOf(before)].flatMap(([verb, earlier]): Drift[] => {
    const now = later.get(verb) ?? []
    const gone = earlier.find(({ group }) => !now.some((other) => other.group === group))
    const come = now.find(({ group }) => !earlier.some((other) => other.group === group))
    if (gone === undefined || come === undefined) return []
    const because = `object changed: it was the ${gone.group}, now the ${come.group}`
    return [{ kind: 'changed-referent', before: gone.words, after: come.words, because }]
  })
}

/** Whom each verb is directed at; a pronoun means whom a person says it means, or the people named last before it. */
function objectsOf({ text, referents }: StatementVersion): Map<string, ActionObject[]> {
  const objects = new Map<string, ActionObject[]>()
  for (const found of text.matchAll(active)) {
    const noun = found[2]!.toLowerCase()
    const isPronoun = /^(?:them|him|her)$/.test(noun)
    const meant = isPronoun ? (referents?.[noun] ?? lastNounOf(text.slice(0, found.index))) : noun
    const group = groupOf(meant ?? '')
    if (group === null) continue
    const verb = found[1]!.toLowerCase().slice(0, 5)
    objects.set(verb, [...(objects.get(verb) ?? []), { group, words: found[0] }])
  }
  return objects
}

function lastNounOf(text: string): string | undefined {
  return [...text.matchAll(new RegExp(`\\b(?:${anyNoun})\\b`, 'giu'))].at(-1)?.[0]
}

function groupOf(words: string): Group | null {
  for (const group of ['facilitators', 'reached'] as const)
    if (new RegExp(`\\b(?:${nounsOf[group]})\\b`, 'iu').test(words)) return group
  return null
}

function labelDrift(before: string, after: string): Drift[] {
  const earlier = new Set([...before.matchAll(accusing)].map(({ 1: word }) => word!.toLowerCase().replace(/s$/, '')))
  const come = [...after.matchAll(accusing)].find(({ 1: word }) => !earlier.has(word!.toLowerCase().replace(/s$/, '')))
  if (come === undefined) return []
  return [{ kind: 'changed-referent', before: '', after: come[0], because: `nobody was called "${come[0]}" before` }]
}

/** What is said of where people are or of what was done with them, and how the worse reading is worded. */
const states: readonly { readonly said: RegExp; readonly worse: RegExp; readonly because: string }[] = [
  {
    said: /\bwhereabouts[^.;]{0,40}(?:unknown|not known)|\bunknown whereabouts|\b(?:not (?:yet )?been|could not be|cannot be|has yet to be) (?:located|placed|found)/iu,
    worse: /\b(?:at large|on the run|in hiding|escaped|evading|fled|disappeared|missing)\b/iu,
    because: 'not knowing where they are is not their being on the run',
  },
  {
    said: /\b(?:arrest|detain|question)(?:s|ed|ing)?\b/iu,
    worse: /\b(?:charged|convicted|indicted|sentenced)\b/iu,
    because: 'an arrest is no charge and no finding',
  },
  {
    said: /\b(?:review|look(?:ed|ing)? at|check|precaution|caution|extra care)/iu,
    worse: /\b(?:investigat(?:ed|ing|ion)|manhunt|hunted)\b/iu,
    because: 'a review out of caution is no investigation',
  },
]

function stateDrift(before: string, after: string): Drift[] {
  return states.flatMap(({ said, worse, because }): Drift[] => {
    const [earlier, later] = [said.exec(before), worse.exec(after)]
    if (earlier === null || later === null || worse.test(before)) return []
    return [{ kind: 'changed-state', before: earlier[0], after: later[0], because }]
  })
}
