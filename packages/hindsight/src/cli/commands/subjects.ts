// `hindsight subjects`: whom we were asked to screen, as they are on record.

import type { Command } from 'commander'
import type { Io, Outcome } from '../io.ts'
import { addSubjectsErase } from './subjects-erase.ts'
import { addSubjectsImport } from './subjects-import.ts'
import { addSubjectsShow } from './subjects-show.ts'
import { addSubjectsTimeline } from './subjects-timeline.ts'

/** Adds the commands. */
export function addSubjects(program: Command, io: Io, outcome: Outcome): void {
  const subjects = program
    .command('subjects')
    .summary('put subjects on record and look at them')
    .description('Subjects on record: whom we were asked to screen, in every version that we were given.')
  addSubjectsImport(subjects, io, outcome)
  addSubjectsShow(subjects, io, outcome)
  addSubjectsErase(subjects, io, outcome)
  addSubjectsTimeline(subjects, io, outcome)
}
