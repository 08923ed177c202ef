export { AssertionError, assert, unreachable } from './assert.ts'
export type { Brand } from './brand.ts'
export { compareText } from './order.ts'
