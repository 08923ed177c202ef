// `hindsight policies`: which numbers decide, who put them into use, when and why.

import { readFileSync } from 'node:fs'
import { defaultPolicy } from '@hindsight/engine/matching'
import type { Command } from 'commander'
import { CommandError, exitCodes, reasonOf } from '../../config/index.ts'
import {
  approveProposal,
  listPolicies,
  loadPolicy,
  policyKind,
  proposalKinds,
  propose,
  rejectProposal,
  type ServiceContext,
  showPolicy,
  withdrawProposal,
} from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { lookBackAndTell } from '../look-back-now.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { columns, printable } from '../present/style.ts'
import { signAs, withStore } from '../store-options.ts'

const help = `
Examples:
  hindsight policies propose policy.json --reason "Threshold agreed by the committee" --as anna
  hindsight policies approve 2026.3-ours --as bert
  hindsight policies use 2026.3 --reason "Back to the built-in one" --as anna      then approve, as somebody else

A policy is proposed by one person and put into use by another. Its name stands for one content for ever. Everybody on
record is looked at again under it by the next hindsight lookback run; lookback preview shows beforehand whom it concerns.`

/** Adds the commands. */
export function addPolicies(program: Command, io: Io, outcome: Outcome): void {
  const policies = program
    .command('policies')
    .summary('say which numbers decide')
    .description('Policies on record: which was in use from when, who proposed it, who approved it, and why.')
    .addHelpText('after', help)
  addList(policies, io, outcome)
  addShow(policies, io, outcome)
  addPropose(policies, io, outcome)
  addUse(policies, io, outcome)
  addDecisions(policies, io, outcome)
}

function addList(policies: Command, io: Io, outcome: Outcome): void {
  const command = policies
    .command('list')
    .summary('list policies in order of use')
    .option('--jsonl', 'one JSON object per use of a policy, then a trailer', false)
  command.action(async ({ jsonl }: { readonly jsonl: boolean }) => {
    const list = await withStore({ command, io, isMaking: false }, listPolicies)
    const rows = list.uses.map((use) => {
      const who = `proposed by ${use.proposedBy}, approved by ${use.approvedBy}`
      const state = use.isLive ? 'in use' : 'was in use'
      return [
        printable(use.version),
        state,
        `from ${use.liveFrom}`,
        who,
        use.sha256.slice(0, 12),
        printable(use.reason),
      ]
    })
    const open = list.open.map(({ target, proposedBy, proposalId }) => {
      return [printable(target), 'proposed', `by ${proposedBy}`, proposalId]
    })
    const first = rows.length === 0 ? `${defaultPolicy.version}  in use: the built-in policy\n` : ''
    const { live, open: proposals } = list
    const text = jsonl ? jsonLinesOf(list.uses, { live, open: proposals }) : `${first}${columns([...rows, ...open])}`
    await io.stdout.write(text)
    outcome.exit = exitCodes.clear
  })
}

function addShow(policies: Command, io: Io, outcome: Outcome): void {
  const command = policies
    .command('show')
    .summary('print a policy')
    .description('Prints a policy as JSON, whole.')
    .argument('<version>', 'version of the policy')
  command.action(async (version: string) => {
    const policy = await withStore({ command, io, isMaking: false }, (context) => showPolicy(context, version))
    await io.stdout.write(`${JSON.stringify(policy, null, 2)}\n`)
    outcome.exit = exitCodes.clear
  })
}

interface Proposing {
  readonly command: Command
  readonly io: Io
}

function addPropose(policies: Command, io: Io, outcome: Outcome): void {
  const command = policies
    .command('propose')
    .summary('propose a policy from a file')
    .description('Proposes a policy: a JSON file with a version and what differs from the built-in one.')
    .argument('<file>', 'the policy')
    .requiredOption('--reason <text>', 'why')
  command.action(async (path: string, { reason }: { readonly reason: string }) => {
    const { version } = loadPolicy(path, null)
    const policy = readJson(path)
    outcome.exit = await withStore({ command, io, isMaking: false }, (context) =>
      proposePolicy({ command, io }, context, { version, policy, reason }),
    )
  })
}

function addUse(policies: Command, io: Io, outcome: Outcome): void {
  const command = policies
    .command('use')
    .summary('propose a policy that was in use before')
    .description('Proposes to put a policy that is on record, or the built-in one, into use again.')
    .argument('<version>', 'version of the policy')
    .requiredOption('--reason <text>', 'why')
  command.action(async (version: string, { reason }: { readonly reason: string }) => {
    outcome.exit = await withStore({ command, io, isMaking: false }, async (context) => {
      const policy = version === defaultPolicy.version ? null : await showPolicy(context, version)
      return proposePolicy({ command, io }, context, { version, policy, reason })
    })
  })
}

interface ProposedPolicy {
  readonly version: string
  readonly policy: unknown
  readonly reason: string
}

async function proposePolicy(
  place: Proposing,
  context: ServiceContext,
  { version, policy, reason }: ProposedPolicy,
): Promise<Outcome['exit']> {
  const payload = { kind: policyKind, target: version, payload: { policy, reason } }
  const { proposalId } = await propose(signAs(place, context, { kind: 'propose', payload }), {
    context,
    kinds: proposalKinds,
  })
  const next = `Somebody else decides: hindsight policies approve ${version} --as OPERATOR`
  await place.io.stdout.write(`proposed  ${printable(version)} (${proposalId}). ${next}\n`)
  return exitCodes.review
}

const decisions = { approve: approveProposal, reject: rejectProposal, withdraw: withdrawProposal } as const

function addDecisions(policies: Command, io: Io, outcome: Outcome): void {
  for (const [kind, decide] of Object.entries(decisions)) {
    const command = policies
      .command(kind)
      .summary(`${kind} a proposed policy`)
      .description(
        kind === 'withdraw' ? 'Takes your own proposal back.' : 'Decides on the policy that another proposed.',
      )
      .argument('<version>', 'version of the policy')
    command.action(async (version: string) => {
      const { state } = await withStore({ command, io, isMaking: false }, async (context) => {
        const [open] = await context.store.read(({ operators }) =>
          operators.proposals({ kind: policyKind, target: version, state: 'open' }),
        )
        if (open === undefined) throw new CommandError('policy-unknown', { version })
        const signed = signAs({ command, io }, context, { kind, payload: { proposalId: open.proposalId } })
        return decide(signed, { context, kinds: proposalKinds })
      })
      await io.stdout.write(`${state}  ${printable(version)}\n`)
      if (kind === 'approve') await lookBackAndTell({ command, io, indexFolder: null })
      outcome.exit = exitCodes.clear
    })
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new CommandError('policy-invalid', { path, reason: reasonOf(cause) }, cause)
  }
}
