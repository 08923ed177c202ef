// The environment is read in one place.

import { expect, it } from 'vitest'
import { loadConfig } from './load-config.ts'

it('keeps the store in the data folder of the person, unless told otherwise', () => {
  expect(loadConfig({ HOME: '/u' }).storeLocation).toBe('/u/.local/share/hindsight')
  expect(loadConfig({ HOME: '/u', XDG_DATA_HOME: '/data' }).storeLocation).toBe('/data/hindsight')
  expect(loadConfig({ HOME: '/u', XDG_DATA_HOME: 'relative' }).storeLocation).toBe('/u/.local/share/hindsight')
  expect(loadConfig({ HOME: '/u', HINDSIGHT_STORE: 'postgres://h/d' }).storeLocation).toBe('postgres://h/d')
})

it('keeps keys in the configuration folder of the person', () => {
  expect(loadConfig({ HOME: '/u' }).configFolder).toBe('/u/.config/hindsight')
  expect(loadConfig({ HOME: '/u', XDG_CONFIG_HOME: '/c' }).configFolder).toBe('/c/hindsight')
})
