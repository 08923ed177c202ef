// The worker thread of a screening: opens the shared index image once and examines the batches that it is given.

import { examineSubjects } from './examine-subjects.ts'
import { serveBatches } from './serve-batches.ts'

serveBatches(examineSubjects)
