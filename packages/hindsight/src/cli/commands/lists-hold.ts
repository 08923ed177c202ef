// `hindsight lists hold` and `lists release`: one person holds back, two let through.

import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { approveProposal, holdList, liftHold, proposalKinds, propose } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { lookBackAndTell } from '../look-back-now.ts'
import { globalsOf, signAs, withStore } from '../store-options.ts'

interface HoldOptions {
  readonly reason: string
  readonly lift: boolean
}

const holdHelp = `
Examples:
  hindsight lists hold us_ofac_sdn --reason "the publisher announced a faulty file" --as anna
  hindsight lists hold us_ofac_sdn@2026-03-01 --reason "wrong file" --as anna
  hindsight lists hold us_ofac_sdn --lift --reason "corrected" --as anna

Holding a list keeps what is live and lets nothing new go live; it grows stale and expires as always.`

const releaseHelp = `
Examples:
  hindsight lists release us_ofac_sdn@2026-03-01 --reason "mass delisting" --notice https://example.org/notice --as anna
  hindsight lists release us_ofac_sdn@2026-03-01 --as bert

The first command proposes, the second, by another person, approves; then the version is live.

Exit codes: 0 live, 1 proposed and waiting for a second person, 4 not permitted, 5 no longer open.`

/** Adds the commands. */
export function addListsHold(lists: Command, io: Io, outcome: Outcome): void {
  const hold = lists
    .command('hold')
    .summary('hold back what comes for a list, or one version')
    .description('Holds back whatever comes for a list, or one version that is not live. Takes one person.')
    .argument('<id[@version]>', 'list, or one version of it')
    .requiredOption('--reason <text>', 'why')
    .option('--lift', 'end the hold of a list', false)
    .addHelpText('after', holdHelp)
  hold.action(async (target: string, { reason, lift }: HoldOptions) => {
    await withStore({ command: hold, io, isMaking: false }, async (context) => {
      const kind = lift ? 'list-hold-lift' : 'list-hold'
      const signed = signAs({ command: hold, io }, context, { kind, payload: { target, reason } })
      await (lift ? liftHold(signed, context) : holdList(signed, context))
    })
    const held = target.includes('@') ? `${target} does not go live` : `${target} is held: nothing new goes live`
    await io.stdout.write(lift ? `${target} is no longer held; the gate decides on what comes next.\n` : `${held}.\n`)
    outcome.exit = exitCodes.clear
  })
}

interface ReleaseOptions {
  readonly reason?: string
  readonly notice?: string
}

/** Adds the command. */
export function addListsRelease(lists: Command, io: Io, outcome: Outcome): void {
  const command = lists
    .command('release')
    .summary('have two people let a held version go live')
    .description('Proposes that a version goes live, or approves the proposal of somebody else.')
    .argument('<version>', 'version, as lists history shows it')
    .option('--reason <text>', 'why it is right as it is; for the proposal')
    .option('--notice <url>', "the publisher's notice; for the proposal")
    .addHelpText('after', releaseHelp)
  command.action(async (target: string, options: ReleaseOptions) => {
    outcome.exit = await release(target, options, { command, io })
    if (outcome.exit === exitCodes.clear) await lookBackAndTell({ command, io, indexFolder: null })
  })
}

async function release(
  target: string,
  { reason = '', notice = '' }: ReleaseOptions,
  { command, io }: { readonly command: Command; readonly io: Io },
): Promise<Outcome['exit']> {
  return withStore({ command, io, isMaking: false }, async (context) => {
    const journey = { context, kinds: proposalKinds }
    const [open] = await context.store.read(({ operators }) =>
      operators.proposals({ kind: 'list-release', target, state: 'open' }),
    )
    if (open !== undefined && (reason === '' || open.proposedBy !== globalsOf(command).as)) {
      const payload = { proposalId: open.proposalId }
      await approveProposal(signAs({ command, io }, context, { kind: 'approve', payload }), journey)
      await io.stdout.write(`live  ${target}, proposed by ${open.proposedBy}, approved by ${globalsOf(command).as}\n`)
      return exitCodes.clear
    }
    const payload = { kind: 'list-release', target, payload: { reason, notice } }
    const made = await propose(signAs({ command, io }, context, { kind: 'propose', payload }), journey)
    const next = `Somebody else approves it: hindsight lists release ${target} --as OPERATOR`
    await io.stdout.write(`proposed  ${target} (${made.proposalId}). ${next}\n`)
    return exitCodes.review
  })
}
