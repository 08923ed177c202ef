// `hindsight backup`: the database and the keys are backed up apart, so that an erasure reaches both.

import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { openKeyVault } from '../../audit/index.ts'
import { CommandError, exitCodes } from '../../config/index.ts'
import {
  anchorSentence,
  backUpStore,
  copyKeys,
  eraseAgain,
  forgetCopy,
  openBackup,
  placeKeys,
  restoreStore,
  verifyStoredLog,
} from '../../services/index.ts'
import type { Io, Outcome } from '../io.ts'
import { keysFolderOf } from '../keys-folder.ts'
import { withLog } from '../log-options.ts'
import { jsonLinesOf } from '../present/json-lines.ts'
import { counted, printable } from '../present/style.ts'
import { locationOf, withStore } from '../store-options.ts'

const help = `
Examples:
  hindsight backup create /backup/2026-11-22
  hindsight backup keys /elsewhere/keys
  hindsight backup restore /backup/2026-11-22 --keys /elsewhere/keys --store /srv/hindsight
  hindsight backup verify /backup/2026-11-22

A backup is taken while others write. It holds no keys: without a copy of the folder of keys nobody reads what is sealed in
it, and whoever was erased stays erased. Where copies of the keys lie is remembered, and an erasure destroys keys there,
too. A backup that is older than what the anchors saw is noticed at every start (exit 6). A database server is copied by
pg_dump and pg_restore, which have to be on the path.`

/** Adds the commands. */
export function addBackup(program: Command, io: Io, outcome: Outcome): void {
  const backup = program
    .command('backup')
    .summary('back the store up and bring it back')
    .description('Backs the store up while others write, and brings it back.')
    .addHelpText('after', help)
  addCreate(backup, io, outcome)
  addVerify(backup, io, outcome)
  addKeys(backup, io, outcome)
  addRestore(backup, io, outcome)
}

interface JsonOption {
  readonly jsonl: boolean
}

function addCreate(backup: Command, io: Io, outcome: Outcome): void {
  const command = backup
    .command('create')
    .summary('take a backup of the database')
    .argument('<folder>', 'new folder')
    .option('--jsonl', 'as JSON, then a trailer', false)
  command.action(async (folder: string, { jsonl }: JsonOption) => {
    const manifest = await withStore({ command, io, isMaking: false }, (context) => {
      const keysFolder = keysFolderOf(context.store, io)
      return backUpStore({ ...context, keysFolder }, { location: locationOf(command, io), folder })
    })
    const { bytes, logSize, sha256 } = manifest
    const text = `backed up  ${counted(bytes, 'byte')}, log of ${counted(logSize, 'record')}\n  sha256 ${sha256}\n`
    await io.stdout.write(jsonl ? jsonLinesOf([manifest]) : text)
    outcome.exit = exitCodes.clear
  })
}

function addVerify(backup: Command, io: Io, outcome: Outcome): void {
  const command = backup
    .command('verify')
    .summary('compare a backup with its hash')
    .argument('<folder>', 'folder of the backup')
    .option('--jsonl', 'as JSON, then a trailer', false)
  command.action(async (folder: string, { jsonl }: JsonOption) => {
    const manifest = await openBackup(folder)
    await io.stdout.write(jsonl ? jsonLinesOf([manifest]) : `whole  taken ${manifest.takenAt}\n`)
    outcome.exit = exitCodes.clear
  })
}

interface KeysOptions {
  readonly forget: boolean
}

function addKeys(backup: Command, io: Io, outcome: Outcome): void {
  const command = backup
    .command('keys')
    .summary('copy the folder of keys, where an erasure reaches it')
    .argument('<folder>', 'new folder, or an earlier copy')
    .option('--forget', 'the copy is destroyed: an erasure need not reach it any more', false)
  command.action(async (folder: string, { forget }: KeysOptions) => {
    const place = await withStore({ command, io, isMaking: false }, ({ store }) => {
      const keys = keysFolderOf(store, io)
      if (!forget) return Promise.resolve(copyKeys(keys, folder))
      if (!forgetCopy(keys, folder)) {
        throw new CommandError('backup-damaged', { path: folder, reason: 'no copy of the keys is known there' })
      }
      return Promise.resolve(folder)
    })
    await io.stdout.write(`${forget ? 'forgotten' : 'copied'}  ${printable(place)}\n`)
    outcome.exit = exitCodes.clear
  })
}

interface RestoreOptions extends JsonOption {
  readonly keys?: string
}

function addRestore(backup: Command, io: Io, outcome: Outcome): void {
  const command = backup
    .command('restore')
    .summary('make a store from a backup')
    .description('Makes the store that --store names from a backup, checks it, its log and what the anchors keep.')
    .argument('<folder>', 'folder of the backup')
    .option('--keys <folder>', 'copy of the folder of keys to be put in its place')
    .option('--jsonl', 'as JSON, then a trailer', false)
  command.action(async (folder: string, { keys, jsonl }: RestoreOptions) => {
    const { manifest, check } = await restoreStore(folder, locationOf(command, io))
    const log = await withLog({ command, io, isMaking: false }, async (context) => {
      if (keys !== undefined) placeKeys(keys, context.keysFolder)
      const vault = openKeyVault(context.keysFolder, randomBytes)
      try {
        await eraseAgain({ ...context, vault, randomBytes })
      } finally {
        vault.close()
      }
      return verifyStoredLog(context, {
        publicKey: null,
        since: [manifest.checkpoint],
      })
    })
    const disagreeing = log.anchors.filter(({ state }) => state === 'log-behind' || state === 'log-forked')
    const faults = [...check.faults, ...log.faults.map(({ kind, position }) => `log: ${kind} at ${position}`)]
    const notices = disagreeing.map(anchorSentence)
    const isWhole = faults.length === 0 && notices.length === 0
    const rows = [...faults.map((fault) => ({ fault })), ...notices.map((notice) => ({ notice }))]
    const text = [...faults, ...notices].map((line) => `${printable(line)}\n`).join('')
    const verdict = isWhole ? 'whole' : 'not to be used as it is'
    await io.stdout.write(jsonl ? jsonLinesOf(rows, { isWhole, manifest }) : `${text}restored  ${verdict}\n`)
    outcome.exit = isWhole ? exitCodes.clear : exitCodes.integrity
  })
}
