import { defineConfig } from 'vitest/config'
import { ClosingLineReporter } from './scripts/closing-line-reporter.ts'

export default defineConfig({
  test: {
    include: ['packages/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
    testTimeout: 120_000,
    globalSetup: './packages/hindsight/src/testing/postgres-setup.ts',
    reporters: ['default', new ClosingLineReporter(process.env.CI === 'true')],
  },
})
