// `hindsight demo`: screens fictional subjects against a fictional list, shows what comes out, and what a new version of
// the list changes. No network, no real person.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { CommandError, exitCodes, reasonOf } from '../../config/index.ts'
import { type Answer, loadPolicy, runStory, type ScreenSummary, screenSubjects } from '../../services/index.ts'
import { openSubjects } from '../../sources/index.ts'
import type { Io, Outcome } from '../io.ts'
import { coverageText } from '../present/coverage-text.ts'
import { answerText, totalsText } from '../present/screen-output.ts'
import { storyText } from '../present/story-text.ts'
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
    .option('--story', 'instead, new information months later: whom it reaches, and what was right then', false)
    .action(async ({ story }: { readonly story: boolean }) => {
      outcome.exit = story ? await demoStory(io) : await demo(io)
    })
}

/** Runs the demo with the files of `folder`. Throws `CommandError` where they are not as they were published. */
export async function demo(io: Io, folder = demoFolder()): Promise<Outcome['exit']> {
  const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
  const january = await screenDemo(folder, 'list-2026-01.csv', io)
  const february = await screenDemo(folder, 'list-2026-02.csv', io)
  if (io.signal.aborted) return exitCodes.interrupted
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
  return exitCodes.clear
}

/** Runs the story in a store of its own, which is removed afterwards. */
async function demoStory(io: Io): Promise<Outcome['exit']> {
  const folder = mkdtempSync(join(tmpdir(), 'hindsight-story-'))
  try {
    const report = await runStory(folder)
    await io.stdout.write(storyText(report, styleFor(io.config.isColorWanted && io.stdout.isTerminal)))
    return exitCodes.clear
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function screenDemo(folder: string, listName: string, io: Io): Promise<DemoRun> {
  const answers: Answer[] = []
  const options = { mapping: new Map(), isUnknownIgnored: false, format: null, stdin: io.stdin }
  const subjects = await openSubjects(join(folder, 'subjects.csv'), options).catch((cause: unknown) => {
    throw new CommandError('demo-damaged', { reason: reasonOf(cause) }, cause)
  })
  const list = {
    path: join(folder, listName),
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
  const summary = await screenSubjects(request, output)
  checkWhole(summary, answers)
  return { summary, answers }
}

/** The demo shows nothing where its own list or one of its subjects could not be read: a fault never ends with 0. */
function checkWhole({ coverage, isInterrupted }: ScreenSummary, answers: readonly Answer[]): void {
  if (isInterrupted) return
  const fault = coverage.lists.flatMap((list) => list.faults)[0]
  if (fault !== undefined) {
    const line = fault.place.line === null ? '' : `, line ${fault.place.line}`
    throw new CommandError('demo-damaged', { reason: `${fault.place.file}${line}: ${fault.message}` })
  }
  const unexamined = answers.find((answer) => answer.state === 'unavailable')
  if (coverage.complete === null || unexamined !== undefined) {
    const reason = unexamined?.detail ?? 'its list was not read whole'
    throw new CommandError('demo-damaged', { reason: `subjects.csv: ${reason}` })
  }
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
  const head = `The list of February gives ${counted(changed.length, 'subject')} another answer; ${same} have the same:\n`
  return `${head}${lines.join('')}Whoever was clear in January was not found by looking once: lists change, so look again.\n\n`
}

/** Lines that can be typed as they stand, here and now. */
function nextText(folder: string, style: Style): string {
  const subjects = shellPath(join(folder, 'subjects.csv'))
  const list = shellPath(join(folder, 'list-2026-02.csv'))
  return (
    style.bold('What to do next\n') +
    `  npx hindsight screen ${subjects} --list ${list}\n` +
    '  npx hindsight compare "Abdulrahman Youssef" "Abd al-Rahman Yusuf" --schema Person\n' +
    `  npx hindsight lists inspect ${list}\n` +
    '  npx hindsight screen --help\n' +
    '  npx hindsight demo --story\n' +
    'Put your own file in place of the first, and a list as its issuer publishes it in place of the second.\n'
  )
}

/** A path as it can be typed: relative where it is below the working directory, in quotes where it needs them. */
function shellPath(path: string): string {
  const near = relative('.', path)
  const shown = near.startsWith('..') ? path : near
  return /^[\w./:\\-]+$/u.test(shown) ? shown : `"${shown}"`
}

function readNotes(folder: string): ReadonlyMap<string, DemoNote> {
  try {
    const lines = readFileSync(join(folder, 'expected.jsonl'), 'utf8').trimEnd().split('\n')
    return new Map(lines.map((line) => JSON.parse(line) as DemoNote).map((note) => [note.id, note]))
  } catch (cause) {
    throw new CommandError('demo-damaged', { reason: `expected.jsonl: ${reasonOf(cause)}` }, cause)
  }
}

/** Beside the package when it is published, at the root of the repository in a checkout. */
function demoFolder(): string {
  const published = fileURLToPath(new URL('../../../fixtures/demo/', import.meta.url))
  return existsSync(published) ? published : fileURLToPath(new URL('../../../../../fixtures/demo/', import.meta.url))
}
