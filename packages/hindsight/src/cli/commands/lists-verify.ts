// `hindsight lists verify`: reads the stored bytes of every version again and compares them with what was recorded.

import type { Command } from 'commander'
import { exitCodes } from '../../config/index.ts'
import { verifyLists } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { counted, printable, styleFor } from '../present/style.ts'
import { withStore } from '../store-options.ts'

const help = `
Exit codes: 0 all versions are what was recorded, 6 one or more are not.`

/** Adds the command. */
export function addListsVerify(lists: Command, io: Io, outcome: Outcome): void {
  const command = lists
    .command('verify')
    .summary('check what is stored against what was recorded')
    .description('Reads the stored bytes of every version again: hashes, parties, counts and digests.')
    .argument('[id]', 'one list; all without')
    .option('--jsonl', 'one JSON object per version, then a trailer', false)
    .addHelpText('after', help)
  command.action(async (listId: string | undefined, { jsonl }: { readonly jsonl: boolean }) => {
    const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
    let versionCount = 0
    let faultCount = 0
    await withStore({ command, io, isMaking: false }, async (context) => {
      for await (const verdict of verifyLists(context, listId ?? null)) {
        versionCount++
        faultCount += verdict.faults.length
        const faults = verdict.faults.map((fault) => `    ${printable(fault)}\n`).join('')
        const word = verdict.faults.length === 0 ? style.clear('whole') : style.unavailable('damaged')
        const files = `${counted(verdict.fileCount, 'file')}, ${counted(verdict.bytes, 'byte')}`
        const text = `${word}  ${verdict.versionId}  ${counted(verdict.parties, 'party', 'parties')}, ${files}\n${faults}`
        await io.stdout.write(jsonl ? `${JSON.stringify(verdict)}\n` : text)
      }
    })
    if (jsonl) await io.stdout.write(`${JSON.stringify({ end: true, rows: versionCount, faults: faultCount })}\n`)
    else await io.stderr.write(`${counted(versionCount, 'version')} verified, ${counted(faultCount, 'fault')}\n`)
    outcome.exit = faultCount === 0 ? exitCodes.clear : exitCodes.integrity
  })
}
