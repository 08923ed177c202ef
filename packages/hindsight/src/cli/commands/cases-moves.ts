// `hindsight cases take|give-back|request|acknowledge|answer|escalate|reopen`: what one person does with a case.

import { dispositionReasons } from '@hindsight/engine/review'
import { type Command, Option } from 'commander'
import { exitCodes } from '../../config/index.ts'
import type { CaseActKind, CaseWords } from '../../services/index.ts'
import { actAs } from '../case-acts.ts'
import type { Io, Outcome } from '../io.ts'
import { withRecord } from '../record-options.ts'
import { instantUntil } from '../store-options.ts'

interface MoveWords {
  readonly name: string
  readonly kind: CaseActKind
  readonly summary: string
  readonly description: string
  /** Option of the command → what it says. */
  readonly says: Readonly<Record<string, string>>
}

const moves: readonly MoveWords[] = [
  {
    name: 'take',
    kind: 'case-take',
    summary: 'take a case to decide on it',
    description: 'Takes a case: who takes it decides on it, or proposes.',
    says: {},
  },
  {
    name: 'give-back',
    kind: 'case-give-back',
    summary: 'give a case back',
    description: 'Gives a case back to the queue.',
    says: {},
  },
  {
    name: 'acknowledge',
    kind: 'case-acknowledge',
    summary: 'say that a question has arrived',
    description: 'Keeps that whoever was asked has acknowledged the question.',
    says: { by: 'who acknowledged it' },
  },
  {
    name: 'answer',
    kind: 'case-answer',
    summary: 'keep the answer to a question',
    description: 'Keeps the answer to the question of a case; it goes back into review.',
    says: { answer: 'what was answered' },
  },
  {
    name: 'escalate',
    kind: 'case-escalate',
    summary: 'tell somebody else of a case',
    description: 'Tells somebody of a case that cannot wait; it stays where it is.',
    says: { to: 'who is told', reason: 'why' },
  },
  {
    name: 'reopen',
    kind: 'case-reopen',
    summary: 'open a closed case again',
    description: 'Opens a closed case again, with a reason.',
    says: { reason: 'why' },
  },
]

/** Adds the commands. */
export function addCaseMoves(cases: Command, io: Io, outcome: Outcome): void {
  for (const move of moves) addMove(cases, move, { io, outcome })
  addRequest(cases, io, outcome)
}

interface Ends {
  readonly io: Io
  readonly outcome: Outcome
}

function addMove(cases: Command, { name, kind, summary, description, says }: MoveWords, { io, outcome }: Ends): void {
  const command = cases.command(name).summary(summary).description(description).argument('<case>', 'id of the case')
  for (const [option, meaning] of Object.entries(says)) command.requiredOption(`--${option} <text>`, meaning)
  command.action(async (caseId: string, options: Readonly<Record<string, string>>) => {
    const words: CaseWords = Object.fromEntries(Object.keys(says).map((option) => [option, options[option] ?? '']))
    const row = await withRecord({ command, io, isMaking: false }, (context) =>
      actAs({ command, io }, context, { kind, caseId, words }),
    )
    await io.stdout.write(`${row.state}  ${caseId}\n`)
    outcome.exit = exitCodes.clear
  })
}

interface RequestOptions {
  readonly reason: string
  readonly note: string
  readonly question: string
  readonly addressee: string
  readonly due: string
  readonly escalateTo: string
}

function addRequest(cases: Command, io: Io, outcome: Outcome): void {
  const codes = dispositionReasons.filter(({ verdict }) => verdict === 'inconclusive').map(({ code }) => code)
  const command = cases
    .command('request')
    .summary('ask somebody what would settle a case')
    .description('Says that a case is inconclusive and asks somebody; it waits, and nobody is cleared by waiting.')
    .argument('<case>', 'id of the case')
    .addOption(new Option('--reason <code>', 'what is missing').choices(codes).makeOptionMandatory())
    .requiredOption('--question <text>', 'what is asked')
    .requiredOption('--addressee <text>', 'who is asked')
    .addOption(new Option('--due <time>', 'until when').argParser(instantUntil).makeOptionMandatory())
    .requiredOption('--escalate-to <text>', 'who hears of it if no answer comes')
    .requiredOption('--note <text>', 'why, in words')
  command.action(async (caseId: string, options: RequestOptions) => {
    const { reason, note, question, addressee, due, escalateTo } = options
    const words = { note, evidence: [], question: { question, addressee, escalateTo } }
    const plain = { verdict: 'inconclusive', reason, cited: [], suppress: false, until: null, owner: null, due }
    const row = await withRecord({ command, io, isMaking: false }, (context) =>
      actAs({ command, io }, context, { kind: 'case-ask', caseId, words, plain }),
    )
    await io.stdout.write(`${row.state}  ${caseId}  until ${row.due}\n`)
    outcome.exit = exitCodes.clear
  })
}
