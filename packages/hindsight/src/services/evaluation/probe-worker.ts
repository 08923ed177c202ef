// The worker thread of an evaluation of a screening.

import { serveBatches } from '../serve-batches.ts'
import { probeSubjects } from './probe-subjects.ts'

serveBatches(probeSubjects)
