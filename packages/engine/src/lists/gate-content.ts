// Steps 5 and 7 to 10 of the gate: how far the content moved from the live version, ids that change, parties that must
// be there, and that what was built and kept is what was read (reliability A6.1).

import { canonicalText } from './canonical-party.ts'
import { answered, askPublisher, notApplicable, percent } from './gate-check.ts'
import type { AcceptedVersion, GateCheck, GateFacts } from './gate-facts.ts'
import type { GateSettings } from './gate-settings.ts'
import type { DeltaFigures, VersionStats } from './version-stats.ts'

/** Step 5: floors for every version; against the live version what was removed, added, changed, and its shape. */
export function examineShape(facts: GateFacts): readonly GateCheck[] {
  const { stats, figures, settings, accepted } = facts
  if (stats === null) return [notApplicable('shape', 'The list was refused.')]
  const last = accepted.at(-1)
  const floors = examineFloors(stats, settings)
  if (last === undefined || figures === null) {
    return [...floors, notApplicable('shape', 'There is no earlier version to compare the shape with.')]
  }
  const learnt = accepted.filter(({ isReleased }) => !isReleased).flatMap((version) => version.figures ?? [])
  return [
    ...floors,
    ...examineCounts({ figures, last, learnt, settings }),
    ...examinePrograms({ figures, stats, last, settings }),
    ...examineFill(stats, last.stats, settings),
  ]
}

function examineFloors(stats: VersionStats, settings: GateSettings): readonly GateCheck[] {
  const { partiesMin, partiesMax, programMin } = settings
  const remedy = 'Check that it is this list, and all of it. If it is, have the bound for this list changed.'
  const size = answered({
    check: 'size-of-list',
    isHeld: stats.parties < partiesMin || stats.parties > partiesMax,
    measured: stats.parties,
    limit: `${partiesMin} to ${partiesMax}`,
    sentence: `${stats.parties} parties; the list is set to have ${partiesMin} to ${partiesMax}.`,
    remedy,
  })
  const programs = Object.entries(programMin).map(([program, least]) => {
    const count = stats.programs[program] ?? 0
    return answered({
      check: 'size-of-program',
      isHeld: count < least,
      measured: count,
      limit: least,
      sentence: `${count} parties in ${program}; it is set to have ${least} or more.`,
      remedy,
    })
  })
  return [size, ...programs]
}

interface Moved {
  readonly figures: DeltaFigures
  readonly last: AcceptedVersion
  readonly learnt: readonly DeltaFigures[]
  readonly settings: GateSettings
}

function examineCounts({ figures, last, learnt, settings }: Moved): readonly GateCheck[] {
  const base = last.stats.parties
  const cap = Math.max(1, Math.floor(settings.removedCap * base))
  const limitOf = (of: 'removed' | 'added', count: number, share: number): number => {
    const byHand = Math.max(count, share * base)
    if (learnt.length < settings.learnedFrom) return Math.floor(byHand)
    const largest = learnt.reduce((most, one) => Math.max(most, one[of]), 0)
    return Math.floor(Math.min(byHand, Math.max(count, settings.learnedFactor * largest)))
  }
  const removedMax = Math.min(limitOf('removed', settings.removedCount, settings.removedShare), cap)
  const addedMax = Math.max(limitOf('added', settings.addedCount, settings.addedShare), Math.floor(0.1 * base))
  const changedMax = Math.floor(Math.max(settings.changedCount, settings.changedShare * base))
  const say = (check: string, measured: number, limit: number): GateCheck =>
    answered({
      check,
      isHeld: measured > limit,
      measured,
      limit,
      sentence: `${measured} of ${base} parties ${check}; up to ${limit} pass.`,
      remedy: askPublisher,
    })
  return [
    say('removed', figures.removed, removedMax),
    say('added', figures.added, addedMax),
    say('changed', figures.changed, changedMax),
  ]
}

interface Programs extends Omit<Moved, 'learnt'> {
  readonly stats: VersionStats
}

/** A programme under a new name loses nobody. Only programmes that hold are listed; the others are one passed check. */
function examinePrograms({ figures, stats, last, settings }: Programs): readonly GateCheck[] {
  const held: GateCheck[] = []
  for (const [program, base] of Object.entries(last.stats.programs)) {
    const name = program === '' ? 'no programme' : program
    const left = figures.leftPrograms[program] ?? 0
    const limit = Math.floor(Math.max(settings.programLeftCount, settings.programLeftShare * base))
    const isEmptied = (stats.programs[program] ?? 0) === 0 && left > 0
    if (!isEmptied && left <= limit) continue
    const what = isEmptied
      ? `${name} is empty, and ${left} of its ${base} parties are in no other programme`
      : `${left} of the ${base} parties of ${name} left the list`
    const sentence = `${what}; ${isEmptied ? 'a programme may not be emptied' : `up to ${limit} pass`}.`
    const check = isEmptied ? 'program-emptied' : 'program-left'
    held.push(
      answered({ check, isHeld: true, measured: left, limit: isEmptied ? 0 : limit, sentence, remedy: askPublisher }),
    )
  }
  const count = Object.keys(last.stats.programs).length
  const sentence = `None of ${count} programmes was emptied or lost more than its limit.`
  return held.length > 0
    ? held
    : [answered({ check: 'programs', isHeld: false, measured: 0, limit: 0, sentence, remedy: '' })]
}

interface Measure {
  readonly check: string
  /** How many have it, of how many. */
  readonly count: number
  readonly of: number
}

function examineFill(now: VersionStats, before: VersionStats, settings: GateSettings): readonly GateCheck[] {
  const earlier = new Map(measuresOf(before).map((measure) => [measure.check, measure]))
  const later = new Map(measuresOf(now).map((measure) => [measure.check, measure]))
  return [...new Set([...earlier.keys(), ...later.keys()])].map((check) => {
    const old = earlier.get(check) ?? { check, count: 0, of: 0 }
    const own = later.get(check) ?? { check, count: 0, of: 0 }
    const [was, is] = [old.count / Math.max(1, old.of), own.count / Math.max(1, own.of)]
    const relative = was === 0 ? (is === 0 ? 0 : 1) : Math.abs(is - was) / was
    const affected = Math.abs(is - was) * Math.max(own.of, old.of)
    const isHeld = relative > settings.shapeShiftMax && affected >= settings.shapeShiftCount
    const [low, high] = [was * (1 - settings.shapeShiftMax), was * (1 + settings.shapeShiftMax)]
    const sentence = `${check}: ${is.toFixed(3)}; it was ${was.toFixed(3)}.`
    const limit = `${low.toFixed(3)} to ${high.toFixed(3)}`
    return answered({ check, isHeld, measured: Number(is.toFixed(4)), limit, sentence, remedy: askPublisher })
  })
}

function measuresOf(stats: VersionStats): readonly Measure[] {
  const scripts = Object.entries(stats.scripts).map(([script, count]) => ({
    check: `names in ${script} per name`,
    count,
    of: stats.names,
  }))
  return [
    { check: 'names per party', count: stats.names, of: stats.parties },
    { check: 'persons per party', count: stats.persons, of: stats.parties },
    { check: 'birth dates per person', count: stats.withBirthDate, of: stats.persons },
    { check: 'identifiers per party', count: stats.withIdentifier, of: stats.parties },
    ...scripts,
  ]
}

/** Step 7: few parties go on under another id, and most ids stay. */
export function examineChurn({ figures, accepted, settings }: GateFacts): readonly GateCheck[] {
  const last = accepted.at(-1)
  if (figures === null || last === undefined) return [notApplicable('ids', 'There is no earlier version.')]
  const base = last.stats.parties
  const limit = Math.floor(Math.max(settings.reidentifiedCount, settings.reidentifiedShare * base))
  const most = Math.min(limit, Math.max(1, Math.floor(settings.removedCap * base)))
  const kept = figures.changed + figures.unchanged
  const keptMin = Math.ceil(base / 2)
  return [
    answered({
      check: 'reidentified',
      isHeld: figures.reidentified > most,
      measured: figures.reidentified,
      limit: most,
      sentence: `${figures.reidentified} of ${base} parties go on under another id; up to ${most} pass.`,
      remedy: askPublisher,
    }),
    answered({
      check: 'ids-kept',
      isHeld: kept < keptMin,
      measured: kept,
      limit: keptMin,
      sentence: `${kept} of ${base} ids are still there (${percent(kept / Math.max(1, base))}).`,
      remedy: `It looks like another list, or like new ids for all. ${askPublisher}`,
    }),
  ]
}

/** Step 8: the parties that must be there are there under their name, and the canaries are found. */
export function examineAnchors({ result, anchors, canaries }: GateFacts): readonly GateCheck[] {
  if (anchors.length + canaries.length === 0) return [notApplicable('anchors', 'No anchor is set for this list.')]
  const byId = new Map(result.state === 'read' ? result.parties.map((party) => [party.id as string, party]) : [])
  const isThere = ({ partyId, name }: GateFacts['anchors'][number]): boolean => {
    const party = byId.get(partyId)
    if (party === undefined || name === null) return party !== undefined
    const names = [...party.name, ...party.alias, ...party.weakAlias, ...party.previousName]
    return names.some((own) => canonicalText(own) === canonicalText(name))
  }
  const remedy = `It may be another list, or not all of it. ${askPublisher}`
  const present = anchors.map((anchor) => {
    const who = anchor.name === null ? anchor.partyId : `${anchor.partyId} (${anchor.name})`
    const isFound = isThere(anchor)
    const sentence = `The anchor ${who} is ${isFound ? '' : 'not '}on the list.`
    return answered({ check: 'anchor', isHeld: !isFound, measured: isFound ? 1 : 0, limit: 1, sentence, remedy })
  })
  const found = canaries.map(({ name, isFound }) => {
    const sentence = `The canary ${name} was ${isFound ? '' : 'not '}found by a screening.`
    return answered({ check: 'canary', isHeld: !isFound, measured: isFound ? 1 : 0, limit: 1, sentence, remedy })
  })
  return [...present, ...found]
}

/** Step 9: the index holds every party that was read. */
export function examineBuild({ result, indexedCount }: GateFacts): readonly GateCheck[] {
  if (result.state === 'refused') return [notApplicable('indexed', 'The list was refused.')]
  if (indexedCount === null) return [notApplicable('indexed', 'No index was built of it before it went live.')]
  const sentence = `${indexedCount} of ${result.parties.length} parties are in the index.`
  const isHeld = indexedCount !== result.parties.length
  const remedy = 'Report it: the index lost parties. Add the list again.'
  return [
    answered({ check: 'indexed', isHeld, measured: indexedCount, limit: result.parties.length, sentence, remedy }),
  ]
}

/** Step 10: the bytes are kept under the hash that was read. */
export function examineRecord({ sha256, keptSha256 }: GateFacts): readonly GateCheck[] {
  if (keptSha256 === null) return [notApplicable('kept', 'Nothing keeps its bytes.')]
  const isHeld = keptSha256 !== sha256
  const sentence = isHeld ? `What is kept has the hash ${keptSha256}, not ${sha256}.` : 'Its bytes are kept.'
  const remedy = 'Check the disk, then add the list again.'
  return [answered({ check: 'kept', isHeld, measured: keptSha256, limit: sha256, sentence, remedy })]
}
