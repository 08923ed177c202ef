// Bundles the engine into one file without imports, the same bytes for the same sources.

import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

export interface BundledEngine {
  readonly code: string
  readonly sha256: string
}

/** The engine as it is in the checkout. Throws where the bundle would need anything beside itself. */
export async function bundleEngine(): Promise<BundledEngine> {
  const build = await rolldown({
    input: fileURLToPath(new URL('./engine-door.ts', import.meta.url)),
    platform: 'neutral',
    treeshake: true,
  })
  try {
    const { output } = await build.generate({ format: 'esm', minify: 'dce-only', comments: false })
    const [chunk, ...others] = output
    if (others.length > 0 || chunk.imports.length > 0 || chunk.dynamicImports.length > 0) {
      const needed = [...chunk.imports, ...chunk.dynamicImports, ...others.map(({ fileName }) => fileName)]
      throw new Error(`the engine is no single file: it needs ${needed.join(', ')}`)
    }
    const { code } = chunk
    return { code, sha256: createHash('sha256').update(code).digest('hex') }
  } finally {
    await build.close()
  }
}
