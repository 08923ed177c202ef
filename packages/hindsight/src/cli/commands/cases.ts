// `hindsight cases`: what waits for people, how each case stands, and what people do with it.

import { caseStates, dispositionReasons } from '@hindsight/engine/review'
import { type Command, Option } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { listCases, lookPurposes, showCase } from '../../services/index.ts'
import { type LookOptions, signLook } from '../case-acts.ts'
import type { Io, Outcome } from '../io.ts'
import { caseListText, caseText } from '../present/case-text.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { lookFlagsText } from '../present/look-text.ts'
import { columns, styleFor } from '../present/style.ts'
import { withRecord } from '../record-options.ts'
import { withStore } from '../store-options.ts'
import { addCaseDecisions } from './cases-decide.ts'
import { addGoodGuys } from './cases-goodguys.ts'
import { addCaseMoves } from './cases-moves.ts'

const help = `
Examples:
  hindsight cases list
  hindsight cases take CASE --as anna
  hindsight cases show CASE --purpose review --as anna
  hindsight cases decide CASE --verdict false-positive --reason other-birth-date --evidence document:ID-1 --note WHY --as anna
  hindsight cases approve CASE --as bert

A true match, and an exemption (--suppress), take effect when a second person confirms who has opened the evidence. Until
then a case speaks of a possible match. Nothing is chosen in advance.`

/** Adds the commands. */
export function addCases(program: Command, io: Io, outcome: Outcome): void {
  const cases = program
    .command('cases')
    .summary('decide on possible matches')
    .description('Possible matches as cases: the queue, the evidence, questions, decisions and exemptions.')
    .addHelpText('after', help)
  addList(cases, io, outcome)
  addShow(cases, io, outcome)
  addReasons(cases, io, outcome)
  addCaseMoves(cases, io, outcome)
  addCaseDecisions(cases, io, outcome)
  addGoodGuys(cases, io, outcome)
}

interface ListOptions {
  readonly state?: string
  readonly subject?: string
  readonly assignee?: string
  readonly all: boolean
  readonly jsonl: boolean
}

function addList(cases: Command, io: Io, outcome: Outcome): void {
  const command = cases
    .command('list')
    .summary('list what waits, in the order of work')
    .description('Lists cases in the order of work, without saying who anybody is.')
    .addOption(new Option('--state <state>', 'only those in this state').choices(caseStates))
    .option('--subject <id>', 'only those of one subject')
    .option('--assignee <operator>', 'only those of one person')
    .option('--all', 'also those that are closed', false)
    .option('--jsonl', 'one JSON object per case, then a trailer', false)
  command.action(async ({ state, subject, assignee, all, jsonl }: ListOptions) => {
    const filter = {
      isWithClosed: all,
      ...(state === undefined ? {} : { state }),
      ...(subject === undefined ? {} : { subjectId: subject }),
      ...(assignee === undefined ? {} : { assignee }),
    }
    const list = await withStore({ command, io, isMaking: false }, (context) => listCases(context, filter))
    const text = jsonl ? jsonLinesOf(list.cases, { byState: list.byState }) : caseListText(list)
    await io.stdout.write(text)
    outcome.exit = exitCodes.clear
  })
}

function addShow(cases: Command, io: Io, outcome: Outcome): void {
  const command = cases
    .command('show')
    .summary('open a case')
    .description('Shows a case with its evidence and everything that was done. Each look is on record.')
    .argument('<case>', 'id of the case')
    .option('--purpose <purpose>', `why: ${lookPurposes.join(', ')}`)
    .option('--jsonl', 'as JSON, then a trailer', false)
  command.action(async (caseId: string, { purpose, jsonl }: LookOptions & { readonly jsonl: boolean }) => {
    const shown = await withRecord({ command, io, isMaking: false }, (context) => {
      const signed = signLook({ command, io }, context, { what: 'case', id: caseId, purpose })
      return showCase(caseId, signed, context)
    })
    await io.stderr.write(lookFlagsText(shown.look.flags))
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    await io.stdout.write(jsonl ? jsonLinesOf([shown]) : caseText(shown, style))
    outcome.exit = exitCodes.clear
  })
}

function addReasons(cases: Command, io: Io, outcome: Outcome): void {
  const command = cases
    .command('reasons')
    .summary('list the reasons for each verdict')
    .option('--jsonl', 'one JSON object per reason, then a trailer', false)
  command.action(async ({ jsonl }: { readonly jsonl: boolean }) => {
    const rows = dispositionReasons.map(({ verdict, code, evidenceMin, cites, sentence }) => {
      const takes = [
        ...(evidenceMin > 0 ? [`${evidenceMin} × --evidence`] : []),
        ...cites.map((field) => `--cite ${field}`),
      ]
      return [verdict, code, takes.join(', '), sentence]
    })
    await io.stdout.write(jsonl ? jsonLinesOf(dispositionReasons) : columns(rows))
    outcome.exit = exitCodes.clear
  })
}
