// The cost of a lookback by the size of the change, on logarithmic axes, with comparing everybody as a line above it.

export interface PlottedRow {
  readonly count: number
  readonly seconds: number
}

interface Plotted {
  readonly rows: readonly PlottedRow[]
  /** Seconds that comparing everybody takes. */
  readonly everybody: number
  readonly subjectCount: number
}

const [width, height, margin] = [640, 400, 60]
const [leastExponent, mostExponent] = [-4, 4]

/** An SVG. */
export function plotOf({ rows, everybody, subjectCount }: Plotted): string {
  const x = (count: number): number => margin + (Math.log10(count) / 4) * (width - 2 * margin)
  const y = (seconds: number): number => {
    const share = (Math.log10(seconds) - leastExponent) / (mostExponent - leastExponent)
    return height - margin - share * (height - 2 * margin)
  }
  const points = rows.map(({ count, seconds }) => `${x(count).toFixed(1)},${y(seconds).toFixed(1)}`)
  const ticks = [0, 1, 2, 3, 4].map((exponent) => {
    const at = x(10 ** exponent)
    return `<text x="${at}" y="${height - margin + 20}" text-anchor="middle">${10 ** exponent}</text>`
  })
  const marks = Array.from({ length: mostExponent - leastExponent + 1 }, (_, at) => leastExponent + at).map(
    (exponent) => `<text x="${margin - 8}" y="${y(10 ** exponent) + 4}" text-anchor="end">1e${exponent}</text>`,
  )
  const above = y(everybody)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="white"/>
<text x="${width / 2}" y="24" text-anchor="middle">Core seconds to look back at ${subjectCount} subjects, by parties changed</text>
${[...ticks, ...marks].join('\n')}
<line x1="${margin}" x2="${width - margin}" y1="${above}" y2="${above}" stroke="#a40" stroke-dasharray="6 4"/>
<text x="${width - margin}" y="${above - 6}" text-anchor="end" fill="#a40">comparing everybody: ${everybody.toFixed(0)} s</text>
<polyline points="${points.join(' ')}" fill="none" stroke="#06c" stroke-width="2"/>
${points.map((point) => `<circle cx="${point.split(',')[0]}" cy="${point.split(',')[1]}" r="4" fill="#06c"/>`).join('\n')}
</svg>
`
}
