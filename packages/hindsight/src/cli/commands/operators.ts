// `hindsight operators`: who may act, with which keys, and what waits for a second person.

import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { CommandError, exitCodes } from '../../config/index.ts'
import {
  addOwnKey,
  approveProposal,
  createKeyFile,
  endOwnEnrolment,
  enrolFounder,
  foundersMax,
  listOperators,
  proposalKinds,
  propose,
  readKeyFile,
  rejectProposal,
  revokeOwnKey,
  type ServiceContext,
  signAct,
  withdrawProposal,
} from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { lookBackAndTell } from '../look-back-now.ts'
import { columns, printable } from '../present/style.ts'
import { globalsOf, keyFileOf, signAs, withStore } from '../store-options.ts'

const help = `
Examples:
  hindsight operators enrol anna --name "Anna Beispiel"
  hindsight operators enrol carl --name "Carl Muster" --as anna      then the same with --as bert
  hindsight operators proposals

Each person has a key in a file of their own, which signs what they do with --as. The first two people enrol themselves;
everybody later is proposed by one and approved by another.`

interface Place {
  readonly command: Command
  readonly io: Io
}

/** Adds the commands. */
export function addOperators(program: Command, io: Io, outcome: Outcome): void {
  const operators = program
    .command('operators')
    .summary('say who may act')
    .description('Enrols people who may act, lists them and their keys, and decides on what takes two.')
    .addHelpText('after', help)
  addEnrol(operators, io, outcome)
  addOwn(operators, io, outcome)
  addDecisions(operators, io, outcome)
  const list = operators
    .command('list')
    .summary('list everybody with their keys')
    .option('--jsonl', 'one JSON object per person, then a trailer', false)
  list.action(async ({ jsonl }: { readonly jsonl: boolean }) => {
    const all = await withStore({ command: list, io, isMaking: false }, listOperators)
    const rows = [...all.map(({ operator, keys }) => ({ ...operator, keys })), { end: true, rows: all.length }]
    const lines = all.flatMap(({ operator, keys }) => {
      const state = operator.endedAt === null ? 'enrolled' : `ended ${operator.endedAt}`
      const own = keys.map(({ keyId, revokedAt }) => `${keyId}${revokedAt === null ? '' : ' (revoked)'}`)
      return [[operator.operatorId, printable(operator.name), `${state} ${operator.enrolledAt}`, own.join(', ')]]
    })
    const none = all.length === 0 ? 'Nobody is enrolled yet: hindsight operators enrol ID --name NAME\n' : ''
    await io.stdout.write(jsonl ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : `${none}${columns(lines)}`)
    outcome.exit = exitCodes.clear
  })
}

interface EnrolOptions {
  readonly name?: string
  readonly publicKey?: string
}

function addEnrol(operators: Command, io: Io, outcome: Outcome): void {
  const command = operators
    .command('enrol')
    .summary('enrol a person')
    .description('Enrols a person with an Ed25519 key, which is made and kept in a file that only they can read.')
    .argument('<id>', 'short id, e.g. anna; or the name, from which one is made')
    .option('--name <name>', 'name of the person')
    .option('--public-key <base64>', 'key of a person who keeps theirs elsewhere')
  command.action(async (word: string, options: EnrolOptions) => {
    outcome.exit = await withStore({ command, io, isMaking: true }, (context) =>
      enrol(word, options, { context, command, io }),
    )
  })
}

async function enrol(
  word: string,
  options: EnrolOptions,
  { context, command, io }: Place & { readonly context: ServiceContext },
): Promise<Outcome['exit']> {
  const id = idOf(word)
  const name = options.name ?? word
  const enrolled = await listOperators(context)
  const [open] = await context.store.read(({ operators }) =>
    operators.proposals({ kind: 'operator-enrol', target: id, state: 'open' }),
  )
  const by = globalsOf(command).as
  const journey = { context, kinds: proposalKinds }
  if (open !== undefined && by !== undefined && open.proposedBy !== by) {
    const payload = { proposalId: open.proposalId }
    await approveProposal(signAs({ command, io }, context, { kind: 'approve', payload }), journey)
    await io.stdout.write(`enrolled  ${id}, proposed by ${open.proposedBy}, approved by ${by}\n`)
    return exitCodes.clear
  }
  if (enrolled.some(({ operator }) => operator.operatorId === id))
    throw new CommandError('operator-exists', { operator: id })
  if (enrolled.length < foundersMax) {
    const file = keyFileOf({ command, io }, context, id)
    const key = existsSync(file) ? readKeyFile(file) : createKeyFile(file)
    const payload = { name, publicKey: key.publicKey }
    const content = { kind: 'enrol', payload, operator: id, at: context.now(), store: context.store.storeId }
    await enrolFounder(signAct(key, { ...content, nonce: context.newId() }), context)
    await io.stdout.write(`enrolled  ${id}, key ${key.keyId} in ${file}\n`)
    return exitCodes.clear
  }
  if (by === undefined) throw new CommandError('enrolment-needs-two', { operator: id })
  const file = keyFileOf({ command, io }, context, id)
  const ownFile = globalsOf(command).key === undefined ? file : `${file}.${id}`
  const publicKey = options.publicKey ?? (existsSync(ownFile) ? readKeyFile(ownFile) : createKeyFile(ownFile)).publicKey
  const payload = { kind: 'operator-enrol', target: id, payload: { name, publicKey } }
  const made = await propose(signAs({ command, io }, context, { kind: 'propose', payload }), journey)
  const next = `Somebody else approves it: hindsight operators enrol ${id} --as OPERATOR`
  await io.stdout.write(`proposed  ${id} (${made.proposalId}). ${next}\n`)
  return exitCodes.review
}

function idOf(word: string): string {
  if (/^[a-z][a-z0-9-]*$/u.test(word)) return word
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 40)
}

function addOwn(operators: Command, io: Io, outcome: Outcome): void {
  const addKey = operators
    .command('add-key')
    .summary('add another key of your own')
    .description('Adds a key to the person who acts (--as), who stays one person.')
    .argument('<file>', 'file of the new key; it is made where there is none')
  addKey.action(async (file: string) => {
    await withStore({ command: addKey, io, isMaking: false }, async (context) => {
      const { publicKey, keyId } = existsSync(file) ? readKeyFile(file) : createKeyFile(file)
      await addOwnKey(signAs({ command: addKey, io }, context, { kind: 'add-key', payload: { publicKey } }), context)
      await io.stdout.write(`added  key ${keyId} in ${file}\n`)
    })
    outcome.exit = exitCodes.clear
  })
  const revoke = operators
    .command('revoke')
    .summary('revoke a key')
    .description('Revokes a key: your own at once, that of another as a proposal with a reason.')
    .argument('<key-id>', 'id of the key, as operators list shows it')
    .option('--reason <text>', 'why; needed for the key of another')
  revoke.action(async (keyId: string, { reason }: { readonly reason?: string }) => {
    outcome.exit = await actOrPropose(
      { command: revoke, io },
      { own: 'revoke-key', kind: 'key-revoke', target: keyId, reason },
    )
  })
  const end = operators
    .command('end')
    .summary('end an enrolment')
    .description('Ends an enrolment: your own at once, that of another as a proposal with a reason.')
    .argument('<operator>', 'id of the person')
    .option('--reason <text>', 'why; needed for another person')
  end.action(async (target: string, { reason }: { readonly reason?: string }) => {
    outcome.exit = await actOrPropose(
      { command: end, io },
      { own: 'end-enrolment', kind: 'operator-end', target, reason },
    )
  })
}

interface OwnOrProposed {
  readonly own: 'revoke-key' | 'end-enrolment'
  readonly kind: 'key-revoke' | 'operator-end'
  readonly target: string
  readonly reason: string | undefined
}

/** What is one's own is done at once; what is another's is proposed. */
async function actOrPropose(place: Place, { own, kind, target, reason }: OwnOrProposed): Promise<Outcome['exit']> {
  const { command, io } = place
  return withStore({ command, io, isMaking: false }, async (context) => {
    const by = globalsOf(command).as
    const key = await context.store.read(({ operators }) => operators.key(target))
    const isOwn = (own === 'revoke-key' ? key?.operatorId : target) === by
    if (isOwn) {
      const payload = own === 'revoke-key' ? { keyId: target } : {}
      const signed = signAs(place, context, { kind: own, payload })
      await (own === 'revoke-key' ? revokeOwnKey(signed, context) : endOwnEnrolment(signed, context))
      await io.stdout.write(`${own === 'revoke-key' ? 'revoked' : 'ended'}  ${target}\n`)
      return exitCodes.clear
    }
    const payload = { kind, target, payload: { reason: reason ?? '' } }
    const made = await propose(signAs(place, context, { kind: 'propose', payload }), { context, kinds: proposalKinds })
    const next = `Somebody else decides: hindsight operators approve ${made.proposalId} --as OPERATOR`
    await io.stdout.write(`proposed  ${kind} ${target} (${made.proposalId}). ${next}\n`)
    return exitCodes.review
  })
}

const decisions = { approve: approveProposal, reject: rejectProposal, withdraw: withdrawProposal } as const

function addDecisions(operators: Command, io: Io, outcome: Outcome): void {
  for (const [kind, decide] of Object.entries(decisions)) {
    const command = operators
      .command(kind)
      .summary(`${kind} a proposal`)
      .description(kind === 'withdraw' ? 'Takes a proposal of your own back.' : `Decides on the proposal of another.`)
      .argument('<proposal>', 'id of the proposal')
    command.action(async (proposalId: string) => {
      await withStore({ command, io, isMaking: false }, async (context) => {
        const signed = signAs({ command, io }, context, { kind, payload: { proposalId } })
        const proposal = await decide(signed, { context, kinds: proposalKinds })
        await io.stdout.write(`${proposal.state}  ${proposal.kind} ${proposal.target} (${proposalId})\n`)
      })
      // What went live by it, a list or a policy, concerns whoever was screened before.
      if (kind === 'approve') await lookBackAndTell({ command, io, indexFolder: null })
      outcome.exit = exitCodes.clear
    })
  }
  const proposals = operators
    .command('proposals')
    .summary('list what waits for a second person')
    .option('--all', 'also those that were decided', false)
    .option('--jsonl', 'one JSON object per proposal, then a trailer', false)
  proposals.action(async ({ all, jsonl }: { readonly all: boolean; readonly jsonl: boolean }) => {
    const found = await withStore({ command: proposals, io, isMaking: false }, ({ store }) =>
      store.read(({ operators: area }) => area.proposals(all ? {} : { state: 'open' })),
    )
    const rows = found.map(({ proposalId, state, kind, target, proposedBy, proposedAt, decidedBy, payload }) => {
      const { reason } = payload as { readonly reason?: string }
      const decided = decidedBy === null ? '' : ` by ${decidedBy}`
      return [proposalId, `${state}${decided}`, kind, target, `${proposedBy} ${proposedAt}`, printable(reason ?? '')]
    })
    const lines = [...found, { end: true, rows: found.length }].map((row) => `${JSON.stringify(row)}\n`).join('')
    await io.stdout.write(jsonl ? lines : found.length === 0 ? 'Nothing waits for anybody.\n' : columns(rows))
    outcome.exit = exitCodes.clear
  })
}
