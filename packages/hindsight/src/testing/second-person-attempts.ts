// Attempts of one person to be two: by two sessions, two keys, another name, another route, or by not asking at all. Each
// gives the code of its refusal; `done` would be a hole (law L13).

import { createHash } from 'node:crypto'
import { listedParty, type Random, seededRandom, subject as subjectOf } from '@hindsight/engine/testing'
import { reasonOf } from '../config/index.ts'
import type { CaseActKind } from '../services/cases/act-on-case.ts'
import { commitWords } from '../services/cases/case-words.ts'
import { pairDecisionKind } from '../services/cases/decide-in-pairs.ts'
import { addOwnKey } from '../services/operators/enrolment.ts'
import { approveProposal, propose, withdrawProposal } from '../services/operators/proposals.ts'
import type { SignedAct, SigningKey } from '../services/operators/signed-act.ts'
import { proposalKinds } from '../services/proposal-kinds.ts'
import { type Decision, exemption, newSigningKey, type Person, type ReviewDesk, trueMatch } from './review-desk.ts'

const until = '2026-12-01T00:00:00.000Z'

export interface AttemptReport {
  readonly attempts: number
  /** By route and refusal. */
  readonly refusals: Readonly<Record<string, number>>
  /** Attempts that were not refused, named. */
  readonly succeeded: readonly string[]
  /** Cases that are closed, exemptions that were granted, and operators, after all attempts. */
  readonly closed: number
  readonly exemptions: number
  readonly operators: number
  /** Cases that the second person closed at the end: what was attempted could be done by two. */
  readonly confirmed: number
}

interface Stage {
  readonly desk: ReviewDesk
  readonly random: Random
  readonly anna: Person
  readonly bert: Person
  /** The second key of the one who proposes. */
  readonly spare: SigningKey
  /** Proposed by anna, with the proposal. */
  readonly waiting: readonly { readonly caseId: string; readonly proposalId: string }[]
  /** Taken by anna, one for each attempt that may run at once. */
  readonly taken: readonly string[]
  /** An approval that bert signed for another proposal. */
  readonly used: SignedAct
}

interface Turn {
  readonly stage: Stage
  readonly caseId: string
  readonly proposalId: string
  readonly taken: string
}

type Attempt = (turn: Turn) => Promise<unknown>

const attempts: Readonly<Record<string, Attempt>> = {
  'own approval': ({ stage, proposalId }) => approveBy(stage, stage.anna, proposalId),
  'own approval with a second key': ({ stage, proposalId }) =>
    approveBy(stage, { id: stage.anna.id, key: stage.spare }, proposalId),
  'propose and approve in two sessions at once': proposeAndApprove,
  'in the name of another': ({ stage, proposalId }) =>
    approveBy(stage, { id: stage.bert.id, key: stage.anna.key }, proposalId),
  'with a key that nobody enrolled': ({ stage, proposalId }) =>
    approveBy(stage, { id: stage.bert.id, key: newSigningKey() }, proposalId),
  'an approval that was signed for another proposal': ({ stage }) => approveSigned(stage, stage.used),
  'an approval that was altered after it was signed': ({ stage, proposalId }) => {
    const { signedText } = stage.used
    const altered = signedText.replace(/"proposalId":"\w+"/u, `"proposalId":"${proposalId}"`)
    return approveSigned(stage, { ...stage.used, signedText: altered })
  },
  'a second person who has not opened the evidence': ({ stage, proposalId }) =>
    approveBy(stage, stage.bert, proposalId),
  'through the general route of proposals': ({ stage, proposalId }) => {
    const { desk, bert } = stage
    const signed = desk.sign(bert, { kind: 'approve', payload: { proposalId } })
    return approveProposal(signed, { context: desk.context, kinds: proposalKinds })
  },
  'a true match alone': ({ stage, taken }) => alone(stage, taken, trueMatch),
  'an exemption alone': ({ stage, taken }) => alone(stage, taken, exemption(until)),
  'an act that says it approves': ({ stage, caseId }) =>
    stage.desk.act(stage.anna, 'case-approve' as CaseActKind, { caseId }),
  'several cases at once': ({ stage }) => {
    const ids = stage.waiting.map(({ proposalId }) => proposalId)
    return approveSigned(stage, stage.desk.sign(stage.anna, { kind: 'approve', payload: { proposalId: ids } }))
  },
  'as an import of decisions': ({ stage, caseId }) => {
    const { desk, anna } = stage
    const payload = { kind: 'case-import', target: caseId, payload: trueMatch.plain }
    return propose(desk.sign(anna, { kind: 'propose', payload }), { context: desk.context, kinds: desk.kinds() })
  },
  'a person of one’s own making': async ({ stage, proposalId }) => {
    const puppet = await stage.desk.enrol(`puppet-${stage.random.below(1e9)}`)
    return approveBy(stage, puppet, proposalId)
  },
}

/** Makes attempts, `width` at once, and has a second person decide at the end. */
export async function attemptAsOne(
  desk: ReviewDesk,
  { count, seed, width }: { readonly count: number; readonly seed: number; readonly width: number },
): Promise<AttemptReport> {
  const stage = await setStage(desk, seededRandom(seed), width)
  const routes = Object.entries(attempts)
  const refusals: Record<string, number> = {}
  const succeeded: string[] = []
  for (let from = 0; from < count; from += width) {
    const turns = Array.from({ length: Math.min(width, count - from) }, async (_, at) => {
      const [route, attempt] = routes[(from + at) % routes.length]!
      const { caseId, proposalId } = stage.random.pick(stage.waiting)
      const code = await refusalOf(attempt({ stage, caseId, proposalId, taken: stage.taken[at]! }))
      const key = `${route}: ${code}`
      refusals[key] = (refusals[key] ?? 0) + 1
      if (code === 'done') succeeded.push(route)
    })
    await Promise.all(turns)
  }
  const after = await desk.context.store.read(async ({ cases, operators }) => ({
    closed: (await cases.cases({ state: 'closed' })).length - 1,
    exemptions: (await cases.goodGuys()).length,
    operators: (await operators.all()).length,
  }))
  return { attempts: count, refusals, succeeded, ...after, confirmed: await confirmAll(stage) }
}

async function setStage(desk: ReviewDesk, random: Random, width: number): Promise<Stage> {
  const [anna, bert] = [await desk.enrol('anna'), await desk.enrol('bert')]
  const spare = newSigningKey()
  const payload = { publicKey: spare.publicKey }
  await addOwnKey(desk.sign(anna, { kind: 'add-key', payload }), desk.context)
  const caseIds: string[] = []
  for (let number = 0; number <= 2 * width; number++) caseIds.push(await openCase(desk, anna, number))
  const [other = '', ...rest] = caseIds
  const { proposalId } = await desk.propose(anna, other, trueMatch)
  await desk.look(bert, other)
  const used = desk.sign(bert, { kind: 'approve', payload: { proposalId } })
  await approveProposal(used, { context: desk.context, kinds: desk.kinds() })
  const waiting: { caseId: string; proposalId: string }[] = []
  for (const [at, caseId] of rest.slice(0, width).entries()) {
    const made = await desk.propose(anna, caseId, at % 2 === 0 ? trueMatch : exemption(until))
    waiting.push({ caseId, proposalId: made.proposalId })
  }
  return { desk, random, anna, bert, spare, waiting, taken: rest.slice(width), used }
}

async function openCase(desk: ReviewDesk, anna: Person, number: number): Promise<string> {
  const name = `Velmaris Kornwald ${'abcdefghij'.charAt(number % 10)}`
  const subject = subjectOf({ id: `s-${number}`, name })
  await desk.record(subject)
  const { changed } = await desk.screen(subject, [listedParty({ id: `p-${number}`, name })])
  const caseId = changed[0]?.caseId ?? ''
  await desk.act(anna, 'case-take', { caseId })
  return caseId
}

function approveBy(stage: Stage, person: Person, proposalId: string): Promise<unknown> {
  return approveSigned(stage, stage.desk.sign(person, { kind: 'approve', payload: { proposalId } }))
}

function approveSigned({ desk }: Stage, signed: SignedAct): Promise<unknown> {
  return approveProposal(signed, { context: desk.context, kinds: desk.kinds() })
}

function alone({ desk, anna }: Stage, caseId: string, { plain, words }: Decision): Promise<unknown> {
  return desk.act(anna, 'case-decide', { caseId, plain, words })
}

/** The id of a proposal is that of its act: the approval can be signed before the proposal is made. */
async function proposeAndApprove({ stage, taken }: Turn): Promise<unknown> {
  const { desk, anna, spare } = stage
  const { context } = desk
  const { plain, words } = trueMatch
  const row = await context.store.read(({ cases }) => cases.case(taken))
  const payload = { ...plain, words: commitWords(words, row?.subjectId ?? '', context) }
  const proposed = desk.sign(anna, { kind: 'propose', payload: { kind: pairDecisionKind, target: taken, payload } })
  const proposalId = createHash('sha256').update(proposed.signedText).digest('hex').slice(0, 16)
  const [made, approved] = await Promise.allSettled([
    propose(proposed, { context, kinds: desk.kinds(words) }),
    approveBy(stage, { id: anna.id, key: spare }, proposalId),
    desk.look(anna, taken),
  ])
  if (made.status === 'rejected') throw new Error(`the proposal itself was refused: ${reasonOf(made.reason)}`)
  const back = desk.sign(anna, { kind: 'withdraw', payload: { proposalId } })
  await withdrawProposal(back, { context, kinds: desk.kinds() })
  if (approved.status === 'rejected') throw approved.reason as Error
  return approved.value
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'done'
  } catch (thrown) {
    return (thrown as { readonly code?: string }).code ?? reasonOf(thrown)
  }
}

async function confirmAll({ desk, bert, waiting }: Stage): Promise<number> {
  let confirmed = 0
  for (const { caseId } of waiting) {
    await desk.look(bert, caseId)
    if ((await desk.approve(bert, caseId)).state === 'approved') confirmed += 1
  }
  return confirmed
}
