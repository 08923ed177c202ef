// `hindsight why-not`: why the listed parties that come nearest to a name are no possible matches for it.

import { engineVersion, type Policy } from '@hindsight/engine/matching'
import { type Command, Option } from 'commander'
import { exitCodes } from '../../config/index.ts'
import {
  explainAbsence,
  explainStoredAbsence,
  loadPolicy,
  lookPurposes,
  type NearParty,
  type WhyNotAnswer,
} from '../../services/index.ts'
import { signLook } from '../case-acts.ts'
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
import { withRecord } from '../record-options.ts'

interface WhyNotOptions extends ListOptions {
  readonly schema?: string
  readonly party?: string
  readonly limit: number
  readonly policy?: string
  readonly threshold?: number
  readonly purpose?: string
  readonly jsonl: boolean
}

const help = `
Examples:
  hindsight why-not "Iwan Petrowitsch" --list sdn/
  hindsight why-not "Iwan Petrowitsch" --list sdn/ --party 9999999 --schema Person --birth-date 1962-03-04
  hindsight why-not "Nordwind Handel GmbH" --list consolidated.xml --jsonl

  hindsight why-not customer-17 9999999 --as anna --purpose review     a subject on record and a party that is live

Scores what would have to be otherwise again, so that every figure can be checked with compare.`

/** Adds the command. */
export function addWhyNot(program: Command, io: Io, outcome: Outcome): void {
  const command = program
    .command('why-not')
    .summary('explain why listed parties are no possible match for a name')
    .description(
      'Compares one name with every party of the lists and explains why the nearest are no possible matches.',
    )
    .argument('<name>', 'the name, in quotes; with a party, the id of a subject on record')
    .argument('[party]', 'identifier of a listed party that is live: explains the pair as it is on record')
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
    .addOption(new Option('--purpose <purpose>', 'why you look at a subject on record').choices(lookPurposes))
    .option('--jsonl', 'one JSON object per party, then a trailer', false)
    .addHelpText('after', help)
  addTimeOptions(addListOptions(addPartyOptions(command, null))).action(
    async (name: string, party: string | undefined, options: WhyNotOptions & PartyValues) => {
      const place = { command, io }
      outcome.exit = await (party === undefined
        ? explain(name, options, place)
        : explainPairOnRecord(name, party, { options, place }))
    },
  )
}

interface OnRecord {
  readonly options: WhyNotOptions
  readonly place: ListPlace
}

async function explainPairOnRecord(
  subjectId: string,
  partyId: string,
  { options, place }: OnRecord,
): Promise<Outcome['exit']> {
  const isOwnPolicy = options.policy !== undefined || options.threshold !== undefined
  const policy = isOwnPolicy ? loadPolicy(options.policy ?? null, options.threshold ?? null) : null
  const answer = await withRecord({ ...place, isMaking: false }, (context) => {
    const look = { what: 'subject', id: subjectId, purpose: options.purpose } as const
    return explainStoredAbsence(context, { subjectId, partyId, policy, signed: signLook(place, context, look) })
  })
  return print(answer, answer.policy, { options, place })
}

async function explain(name: string, options: WhyNotOptions & PartyValues, place: ListPlace): Promise<Outcome['exit']> {
  const policy = loadPolicy(options.policy ?? null, options.threshold ?? null)
  const answer = await explainAbsence({
    fields: partyFields(name, options.schema, { values: options, number: null }),
    lists: listRequests(options, place),
    policy,
    partyId: options.party ?? null,
    countMax: options.limit,
  })
  return print(answer, policy, { options, place })
}

async function print(
  answer: WhyNotAnswer,
  policy: Policy,
  { options, place: { io } }: OnRecord,
): Promise<Outcome['exit']> {
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
