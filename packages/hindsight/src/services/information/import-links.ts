// Links come in as a file that a person signs for: each with a kind that may link people at all, its dates, its grade and
// the claims that speak for and against it. All of a file or nothing (laws L10, L13).

import { createHash } from 'node:crypto'
import { type Link, type LinkDraft, presentGrade, readLink } from '@hindsight/engine/graph'
import { canonicalJson } from '../../audit/index.ts'
import { CommandError } from '../../config/index.ts'
import { acceptAct, type SignedAct } from '../operators/signed-act.ts'
import type { RecordContext } from '../record-context.ts'
import { recordFact } from '../record-fact.ts'
import { loadInformation } from './load-information.ts'

/** Payload of the act `links-import`: how many links, and the digest of what they say. */
export function linksPayload(objects: readonly unknown[]): Readonly<Record<string, unknown>> {
  const text = canonicalJson(JSON.parse(JSON.stringify(objects)))
  return { count: objects.length, sha256: createHash('sha256').update(text).digest('hex') }
}

/** Appends links. Throws `CommandError` (`links-refused`) with everything that keeps any of them out. */
export function importLinks(
  objects: readonly unknown[],
  signed: SignedAct,
  context: RecordContext,
): Promise<readonly Link[]> {
  return context.store.write(async (transaction) => {
    const { act, payload } = await acceptAct(transaction, { signed, kind: 'links-import', context })
    const said = linksPayload(objects)
    if (JSON.stringify(said) !== JSON.stringify(payload))
      throw new CommandError('act-refused', { reason: 'the links are not those that were signed' })
    const { record } = await loadInformation(transaction, { context, knownAt: act.at })
    const known = new Set((await transaction.information.links()).map(({ linkId }) => linkId))
    const { links, problems } = readLinks(objects, act.at)
    for (const { id, evidenceFor, evidenceAgainst } of links) {
      if (known.has(id)) problems.push(`link ${id} is recorded already`)
      known.add(id)
      for (const claimId of [...evidenceFor, ...evidenceAgainst])
        if (record.find(claimId) === undefined)
          problems.push(`link ${id} rests on ${claimId}, which is no claim on record`)
    }
    if (links.length === 0 && problems.length === 0) problems.push('there is no link in it')
    if (problems.length > 0) throw new CommandError('links-refused', { reason: problems.join('; ') })
    const rows = links.map(({ id, kind, from, to, validFrom, validTo, grade, evidenceFor, evidenceAgainst }) => {
      const facts = { kind, from, to, validFrom, validTo, evidenceFor, evidenceAgainst }
      return { ...facts, linkId: id, grade: presentGrade(grade), actId: act.actId, recordedAt: act.at }
    })
    await transaction.information.addLinks(rows)
    await recordFact(transaction, { context, kind: 'links-imported', act, body: { id: `links:${act.actId}`, ...said } })
    return links
  })
}

function readLinks(
  objects: readonly unknown[],
  recordedAt: string,
): { readonly links: readonly Link[]; readonly problems: string[] } {
  const problems: string[] = []
  const links = objects.flatMap((object, at): Link[] => {
    const draft = draftOf(object, recordedAt)
    if (draft === null) {
      problems.push(`link ${at + 1} has not the texts id, kind, from, to and grade, and the list evidenceFor`)
      return []
    }
    const answer = readLink(draft)
    if (answer.ok) return [answer.link]
    problems.push(...answer.problems)
    return []
  })
  return { links, problems }
}

function draftOf(object: unknown, recordedAt: string): LinkDraft | null {
  const { id, kind, from, to, grade, validFrom, validTo, evidenceFor, evidenceAgainst } = (object ?? {}) as LinkDraft
  const isText = (value: unknown): boolean => typeof value === 'string'
  const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText)
  const against = evidenceAgainst ?? []
  const dates = [validFrom ?? null, validTo ?? null]
  if (![id, kind, from, to, grade].every(isText) || !areTexts(evidenceFor) || !areTexts(against)) return null
  if (dates.some((date) => date !== null && !isText(date))) return null
  const [begins = null, ends = null] = dates
  return {
    id,
    kind,
    from,
    to,
    grade,
    validFrom: begins,
    validTo: ends,
    recordedAt,
    evidenceFor,
    evidenceAgainst: against,
  }
}
