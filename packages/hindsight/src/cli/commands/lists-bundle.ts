// `hindsight lists bundle`: lists carried by hand to a site without a network, signed.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault } from '@hindsight/engine/lists'
import type { Command } from 'commander'
import { CommandError, exitCodes, worstExitCode } from '../../config/index.ts'
import { bundleLists, checkBundle, importBundle, keyIdOf, readKeyFile, trustedKeys } from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { arrivalRow, arrivalText, exitOfArrival } from '../present/arrival-text.ts'
import { counted, styleFor } from '../present/style.ts'
import { globalsOf, keyFileOf, withStore, withStoreIfThere } from '../store-options.ts'

const help = `
Examples:
  hindsight lists bundle create lists.bundle --as anna
  hindsight lists bundle verify lists.bundle
  hindsight lists bundle import lists.bundle

A bundle holds the live versions as they were received. It is believed where a person enrolled in the store signed it,
or with --pubkey for verify; every list in it then goes through the gate.

Exit codes: 0 done, 1 a list is held, 3 a list was refused, 7 the bundle is not what was signed.`

/** Adds the commands. */
export function addListsBundle(lists: Command, io: Io, outcome: Outcome): void {
  const bundle = lists
    .command('bundle')
    .summary('carry lists to a site without a network')
    .description('Writes, checks and takes in signed bundles of lists.')
    .addHelpText('after', help)
  addCreate(bundle, io, outcome)
  addVerify(bundle, io, outcome)
  addImport(bundle, io, outcome)
}

function addCreate(bundle: Command, io: Io, outcome: Outcome): void {
  const command = bundle
    .command('create')
    .summary('write the live versions into a bundle')
    .argument('<file>', 'the bundle; it must not be there yet')
    .argument('[ids...]', 'lists; all published ones without')
  command.action(async (path: string, listIds: readonly string[]) => {
    await withStore({ command, io, isMaking: false }, async (context) => {
      const { as: operator } = globalsOf(command)
      if (operator === undefined) throw new CommandError('act-missing', { what: 'hindsight lists bundle create' })
      const key = readKeyFile(keyFileOf({ command, io }, context, operator))
      const made = await bundleLists(context, { path, listIds, key })
      if (made.state === 'refused') throw refused(made.faults)
      await io.stdout.write(
        `created  ${path}  ${counted(made.bytes, 'byte')}  sha256 ${made.sha256}  key ${key.keyId}\n`,
      )
    })
    outcome.exit = exitCodes.clear
  })
}

function addVerify(bundle: Command, io: Io, outcome: Outcome): void {
  const command = bundle
    .command('verify')
    .summary('check a bundle')
    .argument('<file>', 'the bundle')
    .option('--pubkey <base64>', 'public key of who signed it, instead of those enrolled in the store')
  command.action(async (path: string, { pubkey }: { readonly pubkey?: string }) => {
    const keys =
      pubkey === undefined
        ? ((await withStoreIfThere({ command, io }, trustedKeys)) ?? [])
        : [{ keyId: keyIdOf(pubkey), publicKey: pubkey }]
    const verdict = await checkBundle(path, keys)
    if (verdict.state === 'refused') throw refused(verdict.faults)
    const { keyId, manifest } = verdict
    const rows = manifest.lists.map(({ listId, files, receivedAt }) => {
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
      return `  ${listId}  ${counted(files.length, 'file')}, ${counted(bytes, 'byte')}, received ${receivedAt}\n`
    })
    await io.stdout.write(`whole  ${path}, made ${manifest.createdAt}, signed by key ${keyId}\n${rows.join('')}`)
    outcome.exit = exitCodes.clear
  })
}

function addImport(bundle: Command, io: Io, outcome: Outcome): void {
  const command = bundle
    .command('import')
    .summary('take the lists of a bundle in')
    .argument('<file>', 'the bundle')
    .option('--jsonl', 'what became of each list as a JSON object, then a trailer', false)
  command.action(async (path: string, { jsonl }: { readonly jsonl: boolean }) => {
    const folder = mkdtempSync(join(tmpdir(), 'hindsight-bundle-'))
    try {
      const imported = await withStore({ command, io, isMaking: false }, (context) =>
        importBundle(context, { path, folder }),
      )
      if (imported.state === 'refused') throw refused(imported.faults)
      const style = styleFor(io.config.isColorWanted && io.stdout.isTerminal)
      const exit = worstExitCode(imported.added.map(exitOfArrival))
      const rows = [...imported.added.map(arrivalRow), { end: true, rows: imported.added.length, exit }]
      const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('')
      await io.stdout.write(jsonl ? lines : imported.added.map((added) => arrivalText(added, style)).join(''))
      outcome.exit = exit
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
}

function refused([fault]: readonly Fault[]): CommandError {
  return new CommandError('bundle-refused', { reason: fault?.message ?? '', remedy: fault?.remedy ?? '' })
}
