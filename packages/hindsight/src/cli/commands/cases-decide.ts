// `hindsight cases decide|approve|reject|withdraw`: what a case is closed by. Nothing is chosen in advance; what takes two
// people is proposed by the first.

import { citableFields, dispositionReasons, type EvidencePointer, needsSecondPerson } from '@hindsight/engine/review'
import { type Command, Option } from 'commander'
import { CommandError, exitCodes } from '../../config/index.ts'
import {
  approveProposal,
  casePairs,
  findProposal,
  pairDecisionKind,
  proposalKinds,
  propose,
  type RecordContext,
  rejectProposal,
  withdrawProposal,
} from '../../services/index.ts'
import { actAs, commitmentFor } from '../case-acts.ts'
import type { Io, Outcome } from '../io.ts'
import { repeatable } from '../options.ts'
import { withRecord } from '../record-options.ts'
import { instantUntil, signAs } from '../store-options.ts'

const kindsOfEvidence = ['document', 'finding', 'claim', 'list-record', 'answer', 'other'] as const

interface DecideOptions {
  readonly verdict: 'true-match' | 'false-positive'
  readonly reason: string
  readonly note: string
  readonly evidence: readonly string[]
  readonly cite: readonly string[]
  readonly suppress: boolean
  readonly until?: string
  readonly owner?: string
}

/** Adds the commands. */
export function addCaseDecisions(cases: Command, io: Io, outcome: Outcome): void {
  addDecide(cases, io, outcome)
  addPairActs(cases, io, outcome)
}

function addDecide(cases: Command, io: Io, outcome: Outcome): void {
  const codes = dispositionReasons.filter(({ verdict }) => verdict !== 'inconclusive').map(({ code }) => code)
  const command = cases
    .command('decide')
    .summary('decide on a case')
    .description('Decides on a case that you have taken, or proposes where it takes two. cases request asks instead.')
    .argument('<case>', 'id of the case')
    .addOption(
      new Option('--verdict <verdict>', 'what it is').choices(['true-match', 'false-positive']).makeOptionMandatory(),
    )
    .addOption(new Option('--reason <code>', 'why: hindsight cases reasons').choices(codes).makeOptionMandatory())
    .requiredOption('--note <text>', 'why, in words')
    .addOption(repeatable('--evidence <kind:reference>', `where it is found: ${kindsOfEvidence.join(', ')}`))
    .addOption(repeatable('--cite <field>', `what it rests on that is not compared: ${citableFields.join(', ')}`))
    .option('--suppress', 'also keep the pair from being raised again; takes two people', false)
    .addOption(new Option('--until <time>', 'end of the exemption, at most 12 months away').argParser(instantUntil))
    .option('--owner <operator>', 'who answers for the exemption')
  command.action(async (caseId: string, options: DecideOptions) => {
    const evidence = options.evidence.map(pointerOf)
    outcome.exit = await withRecord({ command, io, isMaking: false }, (context) =>
      decide({ command, io }, context, { caseId, options, evidence }),
    )
  })
}

interface Place {
  readonly command: Command
  readonly io: Io
}

interface Deciding {
  readonly caseId: string
  readonly options: DecideOptions
  readonly evidence: readonly EvidencePointer[]
}

async function decide(
  place: Place,
  context: RecordContext,
  { caseId, options, evidence }: Deciding,
): Promise<Outcome['exit']> {
  const { verdict, reason, note, cite, suppress, until = null, owner = null } = options
  const words = { note, evidence, question: null }
  const plain = { verdict, reason, cited: cite, suppress, until, owner, due: null }
  if (!needsSecondPerson({ verdict, suppress })) {
    const row = await actAs(place, context, { kind: 'case-decide', caseId, words, plain })
    await place.io.stdout.write(`${row.state}  ${caseId}  ${row.verdict ?? ''}\n`)
    return exitCodes.clear
  }
  const payload = { ...plain, words: await commitmentFor(context, caseId, words) }
  const signed = signAs(place, context, {
    kind: 'propose',
    payload: { kind: pairDecisionKind, target: caseId, payload },
  })
  const kinds = { ...proposalKinds, [pairDecisionKind]: casePairs(context, words) }
  const { proposalId } = await propose(signed, { context, kinds })
  const next = `Somebody else opens the case and decides: hindsight cases approve ${caseId} --as OPERATOR`
  await place.io.stdout.write(`awaiting-approval  ${caseId}  (${proposalId}). ${next}\n`)
  return exitCodes.review
}

const pairActs = { approve: approveProposal, reject: rejectProposal, withdraw: withdrawProposal } as const

function addPairActs(cases: Command, io: Io, outcome: Outcome): void {
  for (const [kind, act] of Object.entries(pairActs)) {
    const isOwn = kind === 'withdraw'
    const command = cases
      .command(kind)
      .summary(`${kind} what is proposed for a case`)
      .description(
        isOwn ? 'Takes your own proposal back.' : 'Decides on the proposal of another, with the case opened.',
      )
      .argument('<case>', 'id of the case')
    command.action(async (caseId: string) => {
      const state = await withRecord({ command, io, isMaking: false }, async (context) => {
        const { proposalId } = await context.store.read((view) => findProposal(view, caseId))
        const signed = signAs({ command, io }, context, { kind, payload: { proposalId } })
        const kinds = { ...proposalKinds, [pairDecisionKind]: casePairs(context) }
        return (await act(signed, { context, kinds })).state
      })
      await io.stdout.write(`${state}  ${caseId}\n`)
      outcome.exit = exitCodes.clear
    })
  }
}

function pointerOf(text: string): EvidencePointer {
  const colon = text.indexOf(':')
  const kind = kindsOfEvidence.find((one) => one === text.slice(0, colon))
  if (kind === undefined) {
    const reason = `write KIND:REFERENCE with ${kindsOfEvidence.join(', ')}`
    throw new CommandError('option-value', { option: '--evidence', value: text, reason })
  }
  return { kind, reference: text.slice(colon + 1) }
}
