// The worker thread of the parity test.

import { serveBatches } from '../serve-batches.ts'
import { raiseAlerts } from './raise-alerts.ts'

serveBatches(raiseAlerts)
