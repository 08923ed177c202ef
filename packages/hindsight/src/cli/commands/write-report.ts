// Writes the files of a report into a folder that holds none of them yet: nothing is overwritten.

import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CommandError, reasonOf } from '../../config/index.ts'
import type { ReportFile } from '../present/evaluation-report.ts'

/** Throws `CommandError` where the folder already holds a report; called before any work is done. */
export function checkReportFolder(path: string): void {
  for (const file of ['report.md', 'report.json']) {
    if (existsSync(join(path, file))) throw new CommandError('report-exists', { path, file })
  }
}

/** Makes the folder where it is missing and writes each file. */
export function writeReport(path: string, files: readonly ReportFile[]): void {
  try {
    mkdirSync(path, { recursive: true })
    for (const { name, text } of files) writeFileSync(join(path, name), text, { flag: 'wx' })
  } catch (cause) {
    throw new CommandError('report-not-writable', { path, reason: reasonOf(cause) }, cause)
  }
}
