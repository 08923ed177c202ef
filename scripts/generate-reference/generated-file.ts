// What a generator of reference data returns: a file that the main script writes or compares.

export interface GeneratedFile {
  /** Relative to the repository root, with forward slashes. */
  readonly path: string
  readonly content: string
}

/** The first line of a generated file: what it was made from. */
export function headerOf(source: string): string {
  return `// Generated from ${source} by scripts/generate-reference.ts; edit the source and run "npm run generate".\n`
}
