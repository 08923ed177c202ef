// The worker thread of the self-test.

import { serveBatches } from '../serve-batches.ts'
import { testNames } from './test-names.ts'

serveBatches(testNames)
