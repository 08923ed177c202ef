// `hindsight why-not`: why the listed parties that come nearest to a name are no possible matches for it.

import { engineVersion } from '@hindsight/engine/matching'
import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { explainAbsence, loadPolicy, type NearParty, type WhyNotAnswer } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import {
  addListOptions,
  addTimeOptions,
  countBetween,
  type ListOptions,
  type ListPlace,
  listRequests,
  numberBetween,
  repeatable,
} from '../options.ts'
import { addPartyOptions, type PartyValues, partyFields } from '../party-options.ts'
import { coverageText } from '../present/coverage-text.ts'
import { counted, printable, type Style, styleFor } from '../present/style.ts'
import { whyNotText } from '../present/why-not-text.ts'

interface WhyNotOptions extends ListOptions {
  readonly schema?: string
  readonly party?: string
  readonly limit: number
  readonly policy?: string
  readonly threshold?: number
  readonly jsonl: boolean
}

const help = `
Examples:
  hindsight why-not "Iwan Petrowitsch" --list sdn/
  hindsight why-not "Iwan Petrowitsch" --list sdn/ --party 9999999 --schema Person --birth-date 1962-03-04
  hindsight why-not "Nordwind Handel GmbH" --list consolidated.xml --jsonl

Scores what would have to be otherwise again, so that every figure can be checked with compare.`

/** Adds the command. */
export function addWhyNot(program: Command, io: Io, outcome: Outcome): void {
  const command = program
    .command('why-not')
    .summary('explain why listed parties are no possible match for a name')
    .description(
      'Compares one name with every party of the lists and explains why the nearest are no possible matches.',
    )
    .argument('<name>', 'the name, in quotes')
    .addOption(
      repeatable(
        '--list <path>',
        'list file, folder with one multi-file list, or stored list ID[@VERSION]; may be given several times',
      ),
    )
    .option('--party <id>', 'explain the listed party with this identifier, whatever its score')
    .option('--limit <count>', 'how many of the nearest are explained', countBetween(1, 1000), 3)
    .option('--schema <schema>', 'what the name names, e.g. Person')
    .option('--policy <file>', 'policy file (JSON) instead of the built-in one')
    .option('--threshold <number>', 'score from which a party is a possible match', numberBetween(0, 1))
    .option('--jsonl', 'one JSON object per party, then a trailer', false)
    .addHelpText('after', help)
  addTimeOptions(addListOptions(addPartyOptions(command, null))).action(
    async (name: string, options: WhyNotOptions & PartyValues) => {
      outcome.exit = await explain(name, options, { command, io })
    },
  )
}

async function explain(name: string, options: WhyNotOptions & PartyValues, place: ListPlace): Promise<Outcome['exit']> {
  const { io } = place
  const policy = loadPolicy(options.policy ?? null, options.threshold ?? null)
  const answer = await explainAbsence({
    fields: partyFields(name, options.schema, { values: options, number: null }),
    lists: listRequests(options, place),
    policy,
    partyId: options.party ?? null,
    countMax: options.limit,
  })
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const { version, threshold } = policy
  const ending = { engine: engineVersion, policy: version, threshold }
  await io.stdout.write(options.jsonl ? jsonLines(answer, ending) : answerText(answer, style))
  const isWhole = answer.coverage.every(({ state }) => state === 'read')
  if (!options.jsonl || !isWhole) await io.stderr.write(coverageText(answer.coverage, io.today(), style))
  return isWhole ? exitCodes.clear : exitCodes.unavailable
}

function jsonLines({ nearest, coverage, partyCount, possibleMatches }: WhyNotAnswer, ending: object): string {
  const rows = nearest.map(({ listId, caption, whyNot }) => JSON.stringify({ listId, caption, ...whyNot }))
  const trailer = { end: true, rows: rows.length, parties: partyCount, possibleMatches, coverage, ...ending }
  return [...rows, JSON.stringify(trailer)].map((line) => `${line}\n`).join('')
}

function answerText({ subject, nearest, partyCount, possibleMatches }: WhyNotAnswer, style: Style): string {
  const name = printable(subject.name.join('; '))
  const found = counted(possibleMatches, 'possible match', 'possible matches')
  const among = `${counted(partyCount, 'listed party', 'listed parties')}, ${found}`
  const head = `${style.bold(name)} (${subject.schema}), compared with ${among}\n`
  const seen = possibleMatches === 0 ? '' : 'Possible matches are explained by screen and by --party.\n'
  const none =
    'No listed name shares a word with it in any spelling that is compared. Ask about one party with --party.\n'
  return `${head}${seen}${nearest.length === 0 ? none : ''}${nearest.map((party) => partyText(party, style)).join('')}`
}

function partyText({ listId, caption, whyNot }: NearParty, style: Style): string {
  const where = style.dim(`${printable(whyNot.partyId)} on ${printable(listId)}`)
  return `\n${style.bold(printable(caption))}  ${where}\n${whyNotText(whyNot, style)}`
}
