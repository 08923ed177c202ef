export { type Io, type Outcome, OutputClosedError, type TextOutput } from './io.ts'
export { buildProgram } from './program.ts'
