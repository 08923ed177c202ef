// Every table of the store as Kysely sees it: one interface for each area, beside the queries that use it.

import type { CampaignTables } from './campaign-area-sql.ts'
import type { CaseTables } from './case-area-sql.ts'
import type { DeliveryTables } from './delivery-area-sql.ts'
import type { InformationTables } from './information-area-sql.ts'
import type { ListTables } from './list-tables.ts'
import type { LogTables } from './log-area-sql.ts'
import type { LookbackTables } from './lookback-area-sql.ts'
import type { OperatorTables } from './operator-area-sql.ts'
import type { PolicyTables } from './policy-area-sql.ts'
import type { RetentionTables } from './retention-area-sql.ts'
import type { ScreeningTables } from './screening-area-sql.ts'
import type { SubjectTables } from './subject-tables.ts'

export interface Tables
  extends ListTables,
    OperatorTables,
    LogTables,
    SubjectTables,
    ScreeningTables,
    CaseTables,
    PolicyTables,
    RetentionTables,
    DeliveryTables,
    InformationTables,
    CampaignTables,
    LookbackTables {
  store_facts: { only_row: number; store_id: string; is_for_tests: number; created_at: string }
  store_schema: { version: number; name: string; migrated_at: string }
}
