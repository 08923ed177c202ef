export { CommandError, reasonOf } from './errors.ts'
export { type ExitCode, exitCodes, worstExitCode } from './exit-code.ts'
export { limits } from './limits.ts'
export { type Config, loadConfig } from './load-config.ts'
