// `hindsight subjects erase`: two people give up the values of a subject for good.

import { type Command, Option } from 'commander'
import { CommandError, exitCodes } from '../../config/index.ts'
import {
  approveProposal,
  erasureKind,
  erasureProposal,
  erasureReasons,
  finishErasures,
  proposalKinds,
  propose,
  type RecordContext,
  rejectProposal,
  withdrawProposal,
} from '../../services/index.ts'
import { indexFolderOf } from '../index-folder.ts'
import type { Io, Outcome } from '../io.ts'
import { keysFolderOf } from '../keys-folder.ts'
import { printable } from '../present/style.ts'
import { withRecord } from '../record-options.ts'
import { signAs } from '../store-options.ts'

interface EraseOptions {
  readonly reason?: string
  readonly approve: boolean
  readonly reject: boolean
  readonly withdraw: boolean
}

const help = `
Examples:
  hindsight subjects erase customer-17 --reason subject-request --as anna
  hindsight subjects erase customer-17 --approve --as bert

The key of the subject is destroyed: what is sealed under it can be read by nobody, in the database, its backups and the
log, and the index is thrown away. What was done stays on record without the values, and figures do not change. A legal
hold or an open case stops an erasure; with the reason retention-ended, so do monitoring and the period of the record.
The id itself is kept: it is never used again. Copies of the folder of keys are yours to destroy; hindsight backup keys
makes copies that an erasure reaches.`

const decisions = { approve: approveProposal, reject: rejectProposal, withdraw: withdrawProposal } as const

/** Adds the command. */
export function addSubjectsErase(subjects: Command, io: Io, outcome: Outcome): void {
  const command = subjects
    .command('erase')
    .summary('erase a subject for good, by two people')
    .description('Proposes that a subject is erased, or decides on it as another person.')
    .argument('<id>', 'id of the subject')
    .addOption(new Option('--reason <reason>', 'why; proposes it').choices(erasureReasons))
    .option('--approve', 'approve what somebody else proposed: the values are gone', false)
    .option('--reject', 'reject what somebody else proposed', false)
    .option('--withdraw', 'take back what you proposed', false)
    .addHelpText('after', help)
  command.action(async (subjectId: string, options: EraseOptions) => {
    const acts = (['approve', 'reject', 'withdraw'] as const).filter((act) => options[act])
    if (acts.length + (options.reason === undefined ? 0 : 1) !== 1)
      command.error('error: give one of --reason, --approve, --reject and --withdraw')
    const [act] = acts
    const place = { command, io }
    outcome.exit = await withRecord({ ...place, isMaking: false }, (context) =>
      act === undefined
        ? proposeErasure(subjectId, options.reason ?? '', { place, context })
        : decide(subjectId, act, { place, context }),
    )
  })
}

interface Deciding {
  readonly place: { readonly command: Command; readonly io: Io }
  readonly context: RecordContext
}

const kinds = { ...proposalKinds, [erasureKind]: erasureProposal }

async function proposeErasure(
  subjectId: string,
  reason: string,
  { place, context }: Deciding,
): Promise<Outcome['exit']> {
  const payload = { kind: erasureKind, target: subjectId, payload: { reason } }
  const made = await propose(signAs(place, context, { kind: 'propose', payload }), { context, kinds })
  const next = `Somebody else decides: hindsight subjects erase ${printable(subjectId)} --approve --as OPERATOR`
  await place.io.stdout.write(`proposed  erasure of ${printable(subjectId)} (${made.proposalId}). ${next}\n`)
  return exitCodes.review
}

async function decide(
  subjectId: string,
  act: keyof typeof decisions,
  { place, context }: Deciding,
): Promise<Outcome['exit']> {
  const [open] = await context.store.read(({ operators }) =>
    operators.proposals({ kind: erasureKind, target: subjectId, state: 'open' }),
  )
  if (open === undefined) throw new CommandError('erasure-none', { subjectId })
  const signed = signAs(place, context, { kind: act, payload: { proposalId: open.proposalId } })
  const decided = await decisions[act](signed, { context, kinds })
  const { store } = context
  const places = { keysFolder: keysFolderOf(store, place.io), indexFolder: indexFolderOf(store, place.io) }
  const { erased, unreached } = await finishErasures(context, places)
  const done = erased.map((erasure) => `erased  ${printable(erasure.subjectId)} at ${erasure.finishedAt ?? ''}\n`)
  for (const copy of unreached) {
    const how = 'bring it back, or say that it is destroyed: hindsight backup keys FOLDER --forget'
    await place.io.stderr.write(`The copy of the keys in ${printable(copy)} could not be reached: ${how}\n`)
  }
  await place.io.stdout.write(`${decided.state}  erasure of ${printable(subjectId)}\n${done.join('')}`)
  return exitCodes.clear
}
