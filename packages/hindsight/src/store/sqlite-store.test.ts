// The embedded store keeps the contract, and is what it says on the disk.

import { sqlitePlace } from '../testing/store-places.ts'
import { storeContract } from './store.contract.ts'

storeContract('node:sqlite', sqlitePlace)
