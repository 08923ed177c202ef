// What the program's exit codes mean (docs/adr/0009). A fault never yields 0.

export const exitCodes = {
  clear: 0,
  review: 1,
  usage: 2,
  unavailable: 3,
  notPermitted: 4,
  conflict: 5,
  integrity: 6,
  inputRejected: 7,
  interrupted: 130,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Where several apply, the first of these is given. */
const precedence: readonly ExitCode[] = [130, 6, 3, 7, 1, 0]

/** The exit code of a run in which all of these apply; 0 only if nothing else does. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  const other = codes.find((code) => !precedence.includes(code))
  return other ?? precedence.find((code) => codes.includes(code)) ?? exitCodes.clear
}
