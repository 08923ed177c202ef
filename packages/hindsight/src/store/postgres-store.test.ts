// The store in PostgreSQL keeps the contract, and says clearly what it cannot reach.

import { postgresPlace } from '../testing/store-places.ts'
import { storeContract } from './store.contract.ts'

storeContract('PostgreSQL', postgresPlace)
