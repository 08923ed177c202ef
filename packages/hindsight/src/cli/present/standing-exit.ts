// The exit code that stored lists give together.

import { type ExitCode, exitCodes, worstExitCode } from '../../config/index.ts'
import type { ListStanding } from '../../services/index.ts'

/** 3 where something is expired or was never loaded, 1 where something is held or stale, else 0. */
export function exitOfStandings(standings: readonly ListStanding[]): ExitCode {
  const codes = standings.map(({ states }) => {
    if (states.includes('expired') || states.includes('never-loaded')) return exitCodes.unavailable
    return states.includes('stale') || states.includes('held') ? exitCodes.review : exitCodes.clear
  })
  return worstExitCode(codes)
}
