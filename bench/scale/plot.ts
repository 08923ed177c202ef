// The plot of subjects per second against names, both logarithmic, with the figures that it shows in a table below.

import type { Measured } from '../measure.ts'
import type { SizeMeasured } from './measure-size.ts'

const width = 720
const plotHeight = 400
const left = 80
const right = 30
const top = 50
const bottom = 50
const decadesX = [4, 7] as const

interface Scale {
  readonly x: (names: number) => number
  readonly y: (rate: number) => number
}

const rateOf = ({ items, wallMs }: Measured): number => (1000 * items) / wallMs

/** An SVG image; `sizes` in ascending order. */
export function plotOf(sizes: readonly SizeMeasured[], bruteForce: Measured): string {
  const rates = [...sizes.map(rateOf), rateOf(bruteForce)]
  const low = Math.floor(Math.log10(Math.min(...rates)))
  const high = Math.ceil(Math.log10(Math.max(...rates)))
  const inner = { width: width - left - right, height: plotHeight - top - bottom }
  const scale: Scale = {
    x: (names) => left + (inner.width * (Math.log10(names) - decadesX[0])) / (decadesX[1] - decadesX[0]),
    y: (rate) => top + inner.height * (1 - (Math.log10(rate) - low) / (high - low)),
  }
  const height = plotHeight + 26 * (sizes.length + 2)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13">`,
    '<title>Subjects screened per second against names on the list</title>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${left}" y="26" font-size="16">Subjects screened per second, one thread, against names on the list</text>`,
    ...gridOf(scale, [low, high]),
    ...curveOf(sizes, scale),
    ...pointOf({ names: 10_000, rate: rateOf(bruteForce) }, scale, { color: '#b00', label: 'brute force' }),
    ...figuresOf(sizes, bruteForce),
    '</svg>',
    '',
  ].join('\n')
}

function gridOf({ x, y }: Scale, [low, high]: readonly [number, number]): string[] {
  const lines: string[] = []
  for (let decade = low; decade <= high; decade++) {
    const at = y(10 ** decade).toFixed(1)
    lines.push(
      `<line x1="${left}" y1="${at}" x2="${width - right}" y2="${at}" stroke="#ddd"/>`,
      `<text x="${left - 8}" y="${at}" dy="4" text-anchor="end">${counted(10 ** decade)}</text>`,
    )
  }
  for (let decade = decadesX[0]; decade <= decadesX[1]; decade++) {
    const at = x(10 ** decade).toFixed(1)
    lines.push(
      `<line x1="${at}" y1="${top}" x2="${at}" y2="${plotHeight - bottom}" stroke="#ddd"/>`,
      `<text x="${at}" y="${plotHeight - bottom + 20}" text-anchor="middle">${counted(10 ** decade)}</text>`,
    )
  }
  return lines
}

function curveOf(sizes: readonly SizeMeasured[], scale: Scale): string[] {
  const points = sizes.map((size) => `${scale.x(size.names).toFixed(1)},${scale.y(rateOf(size)).toFixed(1)}`)
  return [
    `<polyline points="${points.join(' ')}" fill="none" stroke="#05a" stroke-width="2"/>`,
    ...sizes.flatMap((size) => {
      const rate = rateOf(size)
      return pointOf({ names: size.names, rate }, scale, { color: '#05a', label: counted(rounded(rate)) })
    }),
  ]
}

function pointOf(
  { names, rate }: { readonly names: number; readonly rate: number },
  { x, y }: Scale,
  { color, label }: { readonly color: string; readonly label: string },
): string[] {
  const [atX, atY] = [x(names), y(rate)]
  const isLast = atX > width - right - 60
  return [
    `<circle cx="${atX.toFixed(1)}" cy="${atY.toFixed(1)}" r="4" fill="${color}"/>`,
    `<text x="${(atX + (isLast ? -8 : 8)).toFixed(1)}" y="${(atY - 8).toFixed(1)}" fill="${color}"${isLast ? ' text-anchor="end"' : ''}>${label}</text>`,
  ]
}

function figuresOf(sizes: readonly SizeMeasured[], bruteForce: Measured): string[] {
  const columns = ['names', 'per second', 'p50, ms', 'p99, ms', 'bytes/name', 'build, s', 'load, s', '× brute force']
  const base = (bruteForce.items * 1000) / bruteForce.cpuMs
  const rows = sizes.map((size) => [
    counted(size.names),
    counted(rounded(rateOf(size))),
    size.latencies.p50.toPrecision(2),
    size.latencies.p99.toPrecision(2),
    (size.imageBytes / size.names).toFixed(0),
    (size.buildMs / 1000).toFixed(1),
    (size.loadMs / 1000).toFixed(2),
    `${counted(rounded((size.items * 1000) / size.cpuMs / base))}`,
  ])
  return [columns, ...rows].flatMap((cells, row) =>
    cells.map((cell, column) => {
      const x = 110 + column * 83
      return `<text x="${x}" y="${plotHeight + 20 + 26 * row}" text-anchor="end" font-size="12">${cell}</text>`
    }),
  )
}

/** Three significant digits. */
function rounded(value: number): number {
  return value < 100 ? Number(value.toPrecision(2)) : Number(value.toPrecision(3))
}

function counted(value: number): string {
  const [whole, rest] = String(value).split('.')
  return whole!.replace(/\B(?=(?:\d{3})+$)/gu, ',') + (rest === undefined ? '' : `.${rest}`)
}
