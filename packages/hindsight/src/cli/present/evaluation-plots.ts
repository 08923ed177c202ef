// The pictures of an evaluation: figures by threshold, scores against what came of them, how scores lie, and rates by
// slice with their exact intervals. Each repeats numbers that the tables beside it hold.

import type { Measures, Parity, Rate } from '../../services/index.ts'
import { percent } from './figures-text.ts'
import {
  type Area,
  inks,
  type Point,
  svgAxes,
  svgLegend,
  svgLine,
  svgMark,
  svgPage,
  svgRect,
  svgSeries,
  svgText,
} from './svg.ts'

export interface Picture {
  readonly file: string
  readonly title: string
  readonly svg: string
}

const width = 760
const area: Area = { left: 64, top: 64, width: 664, height: 280 }
const height = 384
const barRowsMax = 40

/** The pictures of one policy's measures. */
export function evaluationPictures(measures: Measures): readonly Picture[] {
  const slices = measures.slices.flatMap(({ dimension, rows }, position) => {
    const bars = rows.slice(0, barRowsMax)
    const recall = bars.map(({ value, figures }) => ({ name: value, rate: figures.recall }))
    const falseAlerts = bars.map(({ value, figures }) => ({ name: value, rate: figures.falseAlerts }))
    return [
      barPicture(`slice-${position + 1}-recall.svg`, `Recall by ${dimension}`, recall),
      barPicture(`slice-${position + 1}-false-alerts.svg`, `False alerts by ${dimension}`, falseAlerts),
    ].flatMap((picture) => (picture === null ? [] : [picture]))
  })
  return [thresholdPicture(measures), reliabilityPicture(measures), histogramPicture(measures), ...slices]
}

/** The picture of a parity test: traditions by rate. */
export function parityPicture({ rows }: Parity): Picture | null {
  const sorted = rows.toSorted((a, b) => (b.falseAlerts.rate ?? 0) - (a.falseAlerts.rate ?? 0))
  const bars = sorted.map(({ tradition, script, falseAlerts }) => ({
    name: `${tradition} (${script})`,
    rate: falseAlerts,
  }))
  return barPicture('parity.svg', 'False alerts by naming tradition', bars)
}

function thresholdPicture({ thresholds }: Measures): Picture {
  const low = thresholds[0]?.threshold ?? 0
  const span = Math.max(1e-9, (thresholds.at(-1)?.threshold ?? 1) - low)
  const x = (threshold: number): number => area.left + ((threshold - low) / span) * area.width
  const series = (rateOf: (row: Measures['thresholds'][number]) => number | null): Point[] =>
    thresholds.flatMap((row) => {
      const rate = rateOf(row)
      return rate === null ? [] : [{ x: x(row.threshold), y: yOf(rate) }]
    })
  const title = 'Recall, precision and F1 by threshold'
  const ticks = thresholds.map(({ threshold }) => ({ at: (threshold - low) / span, text: threshold.toFixed(2) }))
  const svg = svgPage({ width, height, title, description: 'Each mark is one row of the table by threshold.' }, [
    legend([
      ['recall', inks.teal],
      ['precision', inks.orange],
      ['F1', inks.grey],
    ]),
    svgAxes({ area, ticks, label: wholePercent }),
    svgSeries(
      series((row) => row.figures.recall.rate),
      inks.teal,
    ),
    svgSeries(
      series((row) => row.figures.precision.rate),
      inks.orange,
    ),
    svgSeries(
      series((row) => row.figures.f1.value),
      inks.grey,
    ),
  ])
  return { file: 'thresholds.svg', title, svg }
}

function reliabilityPicture({ calibration }: Measures): Picture {
  const title = 'Scores against what came of them'
  const marks = calibration.bins.flatMap(({ meanScore, right }) => {
    if (meanScore === null || right.rate === null) return []
    const x = area.left + meanScore * area.width
    const whisker = svgLine({ x, y: yOf(right.low) }, { x, y: yOf(right.high) }, { color: inks.teal.color, dash: '' })
    const count = svgText({ x: x + 7, y: yOf(right.rate) + 4, text: String(right.of), size: 10 })
    return [whisker, svgMark({ x, y: yOf(right.rate) }, inks.teal), count]
  })
  const description =
    'Share of matches by mean score with exact 95 % intervals and counts; on the dashed line a score is a rate.'
  const svg = svgPage({ width, height, title, description }, [
    legend([
      ['share of matches, exact 95 %', inks.teal],
      ['a score that is a rate', inks.grey],
    ]),
    svgAxes({ area, ticks: scoreTicks(), label: wholePercent }),
    svgLine({ x: area.left, y: yOf(0) }, { x: area.left + area.width, y: yOf(1) }, inks.grey),
    ...marks,
  ])
  return { file: 'reliability.svg', title, svg }
}

function histogramPicture({ histogram }: Measures): Picture {
  const [none, ...bins] = histogram
  const most = Math.max(1, ...bins.map(({ matches, others }) => Math.max(matches, others)))
  const title = 'Cases by score'
  const apart = `With score 0: ${none?.matches ?? 0} matches and ${none?.others ?? 0} others, not drawn.`
  const barWidth = area.width / bins.length / 2 - 2
  const bars = bins.flatMap(({ from, matches, others }) => {
    const left = area.left + from * area.width + 2
    const bar = (count: number, at: number, color: string): string =>
      svgRect({ left: at, top: yOf(count / most), width: barWidth, height: (count / most) * area.height }, color)
    return [bar(matches, left, inks.teal.color), bar(others, left + barWidth, inks.orange.color)]
  })
  const svg = svgPage({ width, height, title, description: apart }, [
    legend([
      ['matches', { ...inks.teal, mark: 'square' }],
      ['others', inks.orange],
    ]),
    svgText({ x: area.left + area.width, y: 48, text: apart, anchor: 'end', size: 11 }),
    svgAxes({ area, ticks: scoreTicks(), label: (share) => String(Math.round(share * most)) }),
    ...bars,
  ])
  return { file: 'scores.svg', title, svg }
}

interface Bar {
  readonly name: string
  readonly rate: Rate
}

/** Horizontal bars with whiskers; null where nothing can be drawn. The scale ends at the greatest rate or bound. */
function barPicture(file: string, title: string, all: readonly Bar[]): Picture | null {
  const bars = all.filter(({ rate }) => rate.rate !== null)
  if (bars.length === 0) return null
  const left = 190
  const span = width - left - 190
  const greatest = Math.max(...bars.map(({ rate }) => Math.min(rate.high, Math.max(rate.rate ?? 0, 0.01) * 4)))
  const scale = greatest > 0.5 ? 1 : Math.max(greatest, 0.0001)
  const x = (share: number): number => left + Math.min(1, share / scale) * span
  const shapes = bars.flatMap(({ name, rate }, position) => {
    const y = 60 + position * 20
    const text = `${percent(rate.rate ?? 0)} of ${rate.of}`
    return [
      svgText({ x: left - 8, y: y + 4, text: name.slice(0, 28), anchor: 'end', size: 11 }),
      svgRect({ left, top: y - 5, width: x(rate.rate ?? 0) - left, height: 10 }, '#8cc5c1'),
      svgLine({ x: x(rate.low), y }, { x: x(rate.high), y }, { color: '#111827', dash: '' }),
      svgText({ x: left + span + 10, y: y + 4, text, size: 11 }),
    ]
  })
  const description = `Bars are rates with exact 95 % intervals; the full width is ${percent(scale)}.`
  const page = { width, height: 60 + bars.length * 20 + 16, title, description }
  return { file, title, svg: svgPage(page, [svgText({ x: 16, y: 40, text: description, size: 11 }), ...shapes]) }
}

function legend(series: Parameters<typeof svgLegend>[0]): string {
  return svgLegend(series, { x: area.left + 6, y: 48 })
}

function scoreTicks(): { at: number; text: string }[] {
  return Array.from({ length: 11 }, (_, step) => ({ at: step / 10, text: (step / 10).toFixed(1) }))
}

function wholePercent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function yOf(share: number): number {
  return area.top + area.height * (1 - share)
}
