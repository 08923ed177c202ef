// `hindsight demo`: screens fictional subjects against a fictional list, shows what comes out, and what a new version of
// the list changes. No network, no real person.

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { type Answer, loadPolicy, type ScreenSummary, screenSubjects } from '../../services/index.ts'
import { openSubjects } from '../../sources/index.ts'
import type { Io, Outcome } from '../io.ts'
import { coverageText } from '../present/coverage-text.ts'
import { answerText, totalsText } from '../present/screen-output.ts'
import { counted, printable, type Style, styleFor } from '../present/style.ts'

/** What is known about a subject of the demo; the engine never sees it. */
interface DemoNote {
  readonly id: string
  readonly shows: string
  readonly why: string
}

interface DemoRun {
  readonly answers: readonly Answer[]
  readonly summary: ScreenSummary
}

const shownAnswerCount = 12

/** Adds the command. */
export function addDemo(program: Command, io: Io, outcome: Outcome): void {
  program
    .command('demo')
    .summary('screen fictional subjects against a fictional list')
    .description('Screens 200 fictional subjects against a fictional list, without network, and says what to do next.')
    .action(async () => {
      outcome.exit = await demo(io)
    })
}

async function demo(io: Io): Promise<Outcome['exit']> {
  const folder = demoFolder()
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const january = await screenDemo(folder, 'list-2026-01.csv', io)
  const february = await screenDemo(folder, 'list-2026-02.csv', io)
  const notes = readNotes(folder)
  const text = [
    style.bold('A fictional list of January 2026, and 200 fictional subjects\n'),
    'Everybody here is invented. These are some of the subjects that want a look, and why:\n\n',
    ...interesting(january.answers, notes).map((answer) => noteText(answer, notes, style)),
    style.bold('The result\n'),
    totalsText(january.summary.totals, style),
    coverageText(january.summary.coverage.lists, '2026-02-10', style),
    'Every subject is in exactly one state. "clear" is said only where the list was read whole and all of it compared.\n\n',
    style.bold('A month later the list changes\n'),
    changesText(january, february, style),
    nextText(folder, style),
  ]
  await io.stdout.write(text.join(''))
  return io.signal.aborted ? exitCodes.interrupted : exitCodes.clear
}

async function screenDemo(folder: URL, listName: string, io: Io): Promise<DemoRun> {
  const answers: Answer[] = []
  const options = { mapping: new Map(), isUnknownIgnored: false, format: null, stdin: io.stdin }
  const subjects = await openSubjects(fileURLToPath(new URL('subjects.csv', folder)), options)
  const list = {
    path: fileURLToPath(new URL(listName, folder)),
    listId: 'demo_list',
    publishedAt: listName === 'list-2026-01.csv' ? '2026-01-15' : '2026-02-10',
    format: 'mapped-csv',
    profile: 'full',
    acceptIncomplete: false,
    mapping: {},
  } as const
  const policy = loadPolicy(null, null)
  const output = {
    begin: () => Promise.resolve(),
    write: (batch: readonly Answer[]) => {
      answers.push(...batch)
      return Promise.resolve()
    },
  }
  const request = { subjects, lists: [list], policy, workerCount: 1, signal: io.signal }
  return { summary: await screenSubjects(request, output), answers }
}

/** One subject of each kind that went to review. */
function interesting(answers: readonly Answer[], notes: ReadonlyMap<string, DemoNote>): readonly Answer[] {
  const shown = new Set<string>()
  const chosen = answers.filter((answer) => {
    const kind = notes.get(answer.subject.id)?.shows ?? 'plain'
    if (answer.state !== 'review' || shown.has(kind)) return false
    shown.add(kind)
    return true
  })
  return chosen.slice(0, shownAnswerCount)
}

function noteText(answer: Answer, notes: ReadonlyMap<string, DemoNote>, style: Style): string {
  const why = notes.get(answer.subject.id)?.why ?? ''
  return `${style.dim(`${printable(why)}:`)}\n${answerText(answer, style)}`
}

function changesText(before: DemoRun, after: DemoRun, style: Style): string {
  const states = new Map(before.answers.map((answer) => [answer.subject.id, answer]))
  const changed = after.answers.flatMap((now) => {
    const earlier = states.get(now.subject.id)
    return earlier === undefined || earlier.state === now.state ? [] : [{ earlier, now }]
  })
  const lines = changed.map(({ earlier, now }) => {
    const party = (earlier.hits[0] ?? now.hits[0])?.caption ?? ''
    const what = now.state === 'clear' ? `${party} is no longer listed` : `${party} is listed now`
    const name = printable(now.subject.name.join('; '))
    return `  ${printable(now.subject.id)}  ${style.bold(name)}  ${earlier.state} → ${now.state}: ${printable(what)}\n`
  })
  const same = before.answers.length - changed.length
  const head = `One party was removed and one added. ${counted(changed.length, 'subject')} changed, ${same} stayed as they were:\n`
  return `${head}${lines.join('')}Whoever was clear in January was not found by looking once: lists change, so look again.\n\n`
}

function nextText(folder: URL, style: Style): string {
  const where = fileURLToPath(folder)
  return (
    style.bold('What to do next\n') +
    `  npx hindsight screen ${where}subjects.csv --list ${where}list-2026-02.csv --format mapped-csv --list-id demo_list --jsonl\n` +
    '  npx hindsight screen YOUR-FILE.csv --list sdn.csv      # a list from its issuer, with its companion files beside it\n' +
    '  npx hindsight compare "Abdulrahman Youssef" "Abd al-Rahman Yusuf" --schema Person\n' +
    '  npx hindsight lists inspect sdn.csv\n' +
    '  npx hindsight --help\n'
  )
}

function readNotes(folder: URL): ReadonlyMap<string, DemoNote> {
  const lines = readFileSync(new URL('expected.jsonl', folder), 'utf8').trimEnd().split('\n')
  return new Map(lines.map((line) => JSON.parse(line) as DemoNote).map((note) => [note.id, note]))
}

/** Beside the package when it is published, at the root of the repository in a checkout. */
function demoFolder(): URL {
  const published = new URL('../../../fixtures/demo/', import.meta.url)
  return existsSync(published) ? published : new URL('../../../../../fixtures/demo/', import.meta.url)
}
