// `hindsight links`: who is connected with whom, how exactly, and on what evidence. A link is not an accusation.

import { presentNetwork } from '@hindsight/engine/graph'
import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { findPath, importLinks, linksPayload, showLinks } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { linksText, pathText } from '../present/claim-text.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { counted } from '../present/style.ts'
import { readObjects } from '../read-objects.ts'
import { withRecord } from '../record-options.ts'
import { instant, instantUntil, signAs } from '../store-options.ts'

const help = `
Examples:
  hindsight links import links.jsonl --as anna
  hindsight links show guide-1
  hindsight links path guide-1 customer-17 --dot > network.dot

A link is a JSON object: {"id":"l1","kind":"facilitated-by","from":"customer-17","to":"guide-1","grade":"B2",
"evidenceFor":["ledger"],"evidenceAgainst":[],"validFrom":"2026-01-10","validTo":null}
Evidence is named by the ids of claims. Shared origin, faith, language or a large building are refused as links.`

/** Adds the commands. */
export function addLinks(program: Command, io: Io, outcome: Outcome): void {
  const links = program
    .command('links')
    .summary('record who is connected with whom, and on what evidence')
    .description('Links between parties: typed, directed, dated and graded, with evidence for and against.')
    .addHelpText('after', help)
  addImport(links, io, outcome)
  addShow(links, io, outcome)
  addPath(links, io, outcome)
}

interface ReadOptions {
  readonly asOf?: string
  readonly knownAt?: string
  readonly jsonl: boolean
}

function addImport(links: Command, io: Io, outcome: Outcome): void {
  const command = links
    .command('import')
    .summary('record links')
    .argument('<file>', 'JSON or JSON lines; - is standard input')
    .option('--jsonl', 'the count as a trailer', false)
  command.action(async (path: string, { jsonl }: { readonly jsonl: boolean }) => {
    const objects = await readObjects(path, { io, what: 'links import' })
    const imported = await withRecord({ command, io, isMaking: false }, (context) => {
      const payload = linksPayload(objects)
      return importLinks(objects, signAs({ command, io }, context, { kind: 'links-import', payload }), context)
    })
    await io.stdout.write(
      jsonl ? jsonLinesOf([], { imported: imported.length }) : `recorded  ${counted(imported.length, 'link')}\n`,
    )
    outcome.exit = exitCodes.clear
  })
}

function addShow(links: Command, io: Io, outcome: Outcome): void {
  const command = links
    .command('show')
    .summary('show the links of a party')
    .argument('<party>', 'id of a subject or any other party')
    .option('--as-of <time>', 'in force in the world then', instantUntil)
    .option('--known-at <time>', 'as recorded then', instant)
    .option('--jsonl', 'one JSON object per link, then a trailer', false)
  command.action(async (party: string, { asOf, knownAt, jsonl }: ReadOptions) => {
    const shown = await withRecord({ command, io, isMaking: false }, (context) => {
      const now = context.now()
      return showLinks(context, { party, times: { asOf: asOf ?? now, knownAt: knownAt ?? now } })
    })
    await io.stdout.write(jsonl ? jsonLinesOf(shown) : linksText(party, shown))
    outcome.exit = exitCodes.clear
  })
}

function addPath(links: Command, io: Io, outcome: Outcome): void {
  const command = links
    .command('path')
    .summary('show how two parties are linked directly')
    .description(
      'Shows how two parties are linked directly. To look further takes a campaign: a reason and two people.',
    )
    .argument('<from>', 'id of one party')
    .argument('<to>', 'id of the other')
    .option('--as-of <time>', 'in force in the world then', instantUntil)
    .option('--known-at <time>', 'as recorded then', instant)
    .option('--dot', 'as Graphviz source, with the evidence on the edges', false)
    .option('--jsonl', 'one JSON object per step, then a trailer', false)
  command.action(async (from: string, to: string, options: ReadOptions & { readonly dot: boolean }) => {
    const { asOf, knownAt, dot, jsonl } = options
    const found = await withRecord({ command, io, isMaking: false }, (context) => {
      const now = context.now()
      return findPath(context, { from, to, times: { asOf: asOf ?? now, knownAt: knownAt ?? now } })
    })
    const text = found === null ? `${from} and ${to} are not linked directly.\n` : pathText(found)
    const picture = found === null ? text : presentNetwork(found.reach, (id) => id)
    const rows = jsonLinesOf(found?.path ?? [], { weakestGrade: found?.weakestGrade ?? null })
    await io.stdout.write(jsonl ? rows : dot ? picture : text)
    outcome.exit = exitCodes.clear
  })
}
