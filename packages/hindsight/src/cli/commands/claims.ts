// `hindsight claims`: who says what, how sure, on what; what became of it; and what a copy lost on the way.

import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { addClaims, claimsPayload, driftOfClaims, retractClaim, showClaims } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { claimsText, driftText, markedText } from '../present/claim-text.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { styleFor } from '../present/style.ts'
import { readObjects } from '../read-objects.ts'
import { withRecord } from '../record-options.ts'
import { globalsOf, instant, signAs } from '../store-options.ts'

const help = `
Examples:
  hindsight claims add claims.jsonl --as anna
  hindsight claims show
  hindsight claims drift report copy
  hindsight claims retract report --because "withdrawn by its author" --as anna

A claim is a JSON object: {"id":"tie","subjectId":"network","predicate":"tied-to","statement":"the network has a tie to the
front","objectId":"front","modality":"potential","bearing":"inculpatory","basis":"assessment","assertedBy":{"id":"officials",
"name":"officials","kind":"unnamed-persons","personCount":3},"grade":"B3","handling":"P","document":{"id":"report",
"title":"Report","text":"…"},"quote":"words of the text"}
besides reportedBy, derivedFrom, qualifiers, quantity, asOf, isHeadline, reportGrade, revises with because, contradicts.
Whoever signs answers for it. Nothing is edited: a claim that revises another corrects it, one that contradicts another
marks it and everything that rests on it.`

/** Adds the commands. */
export function addClaimsCommands(program: Command, io: Io, outcome: Outcome): void {
  const claims = program
    .command('claims')
    .summary('record who says what, and what becomes of it')
    .description('Claims with their sources, modality, grade and what rests on them.')
    .addHelpText('after', help)
  addAdd(claims, io, outcome)
  addShow(claims, io, outcome)
  addDrift(claims, io, outcome)
  addRetract(claims, io, outcome)
}

interface JsonlOption {
  readonly jsonl: boolean
}

function addAdd(claims: Command, io: Io, outcome: Outcome): void {
  const command = claims
    .command('add')
    .summary('record claims')
    .argument('<file>', 'JSON or JSON lines; - is standard input')
    .option('--jsonl', 'what was marked as one JSON object each, then a trailer', false)
  command.action(async (path: string, { jsonl }: JsonlOption) => {
    const objects = await readObjects(path, { io, what: 'claims add' })
    const added = await withRecord({ command, io, isMaking: true }, async (context) => {
      const payload = await claimsPayload(objects, globalsOf(command).as ?? '', context)
      return addClaims(objects, signAs({ command, io }, context, { kind: 'claims-add', payload }), context)
    })
    const ids = added.claims.map(({ id }) => id)
    const text = `recorded  ${ids.join(', ')}\n${markedText(added.marked)}`
    await io.stdout.write(jsonl ? jsonLinesOf(added.marked, { claims: ids }) : text)
    outcome.exit = exitCodes.clear
  })
}

function addShow(claims: Command, io: Io, outcome: Outcome): void {
  const command = claims
    .command('show')
    .summary('show claims, and what stands of each')
    .argument('[claim]', 'id of one claim')
    .option('--known-at <time>', 'as recorded then', instant)
    .option('--jsonl', 'one JSON object per claim, then a trailer', false)
  command.action(
    async (claimId: string | undefined, { knownAt, jsonl }: JsonlOption & { readonly knownAt?: string }) => {
      const shown = await withRecord({ command, io, isMaking: false }, (context) =>
        showClaims(context, { knownAt: knownAt ?? context.now(), claimId: claimId ?? null }),
      )
      const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
      await io.stdout.write(jsonl ? jsonLinesOf(shown) : claimsText(shown, style))
      outcome.exit = exitCodes.clear
    },
  )
}

function addDrift(claims: Command, io: Io, outcome: Outcome): void {
  const command = claims
    .command('drift')
    .summary('say what a later version of a statement lost, raised or changed')
    .argument('<before>', 'id of the claim that came first')
    .argument('<after>', 'id of the claim that repeats it')
    .option('--jsonl', 'one JSON object per change, then a trailer', false)
  command.action(async (before: string, after: string, { jsonl }: JsonlOption) => {
    const drift = await withRecord({ command, io, isMaking: false }, (context) =>
      driftOfClaims(context, { before, after }),
    )
    await io.stdout.write(jsonl ? jsonLinesOf(drift) : driftText(drift))
    outcome.exit = exitCodes.clear
  })
}

function addRetract(claims: Command, io: Io, outcome: Outcome): void {
  const command = claims
    .command('retract')
    .summary('take a claim back, and mark what rests on it')
    .argument('<claim>', 'id of the claim')
    .requiredOption('--because <text>', 'why; names nobody')
    .option('--jsonl', 'what was marked as one JSON object each, then a trailer', false)
  command.action(async (claimId: string, { because, jsonl }: JsonlOption & { readonly because: string }) => {
    const marked = await withRecord({ command, io, isMaking: false }, (context) => {
      const payload = { claimId, because }
      return retractClaim(signAs({ command, io }, context, { kind: 'claim-retract', payload }), context)
    })
    await io.stdout.write(jsonl ? jsonLinesOf(marked) : `retracted  ${claimId}\n${markedText(marked)}`)
    outcome.exit = exitCodes.clear
  })
}
