// A small writer of SVG: shapes as text, numbers to one digit, so that the same figures give the same bytes (law L3).
// Lines and marks differ in form as well as in colour, and every picture says in words what it shows.

export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** How a series is drawn: its colour, the dashes of its line and the mark of its points. */
export interface Ink {
  readonly color: string
  readonly dash: string
  readonly mark: 'circle' | 'square' | 'triangle'
}

export const inks = {
  teal: { color: '#0b7a75', dash: '', mark: 'circle' },
  orange: { color: '#c2570c', dash: '6 3', mark: 'square' },
  grey: { color: '#4b5563', dash: '2 3', mark: 'triangle' },
} as const satisfies Record<string, Ink>

interface Page {
  readonly width: number
  readonly height: number
  readonly title: string
  readonly description: string
}

/** A whole picture on white, with its title on top. */
export function svgPage({ width, height, title, description }: Page, shapes: readonly string[]): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="sans-serif" font-size="12">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    svgText({ x: 16, y: 22, text: title, size: 14 }),
    ...shapes,
    '</svg>\n',
  ].join('\n')
}

interface Label {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly size?: number
}

/** Text at a place. */
export function svgText({ x, y, text, anchor = 'start', size = 12 }: Label): string {
  const place = `x="${digit(x)}" y="${digit(y)}" text-anchor="${anchor}" font-size="${size}"`
  return `<text ${place} fill="#1f2937">${escapeXml(text)}</text>`
}

/** A straight line from one point to another. */
export function svgLine(from: Point, to: Point, { color, dash }: Pick<Ink, 'color' | 'dash'>): string {
  const ends = `x1="${digit(from.x)}" y1="${digit(from.y)}" x2="${digit(to.x)}" y2="${digit(to.y)}"`
  return `<line ${ends} stroke="${color}"${dashes(dash)}/>`
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** A line through points, with a mark on each. */
export function svgSeries(points: readonly Point[], ink: Ink): string {
  const path = points.map(({ x, y }) => `${digit(x)},${digit(y)}`).join(' ')
  const line = `<polyline points="${path}" fill="none" stroke="${ink.color}" stroke-width="2"${dashes(ink.dash)}/>`
  return [line, ...points.map((point) => svgMark(point, ink))].join('\n')
}

/** One mark at a point. */
export function svgMark({ x, y }: Point, { color, mark }: Ink): string {
  if (mark === 'circle') return `<circle cx="${digit(x)}" cy="${digit(y)}" r="3.5" fill="${color}"/>`
  if (mark === 'square') return svgRect({ left: x - 3, top: y - 3, width: 6, height: 6 }, color)
  const corners = [
    [x, y - 4],
    [x + 4, y + 3],
    [x - 4, y + 3],
  ]
  const path = corners.map(([a = 0, b = 0]) => `${digit(a)},${digit(b)}`).join(' ')
  return `<polygon points="${path}" fill="${color}"/>`
}

/** A filled rectangle. */
export function svgRect({ left, top, width, height }: Area, color: string): string {
  return `<rect x="${digit(left)}" y="${digit(top)}" width="${digit(width)}" height="${digit(height)}" fill="${color}"/>`
}

/** Names of the series with their marks, in a row. */
export function svgLegend(series: readonly (readonly [string, Ink])[], at: Point): string {
  let { x } = at
  return series
    .map(([name, ink]) => {
      const mark = svgMark({ x, y: at.y - 4 }, ink)
      const label = svgText({ x: x + 9, y: at.y, text: name })
      x += 26 + name.length * 7
      return `${mark}\n${label}`
    })
    .join('\n')
}

interface Axes {
  readonly area: Area
  /** Texts below the plot, at a share of its width. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
  /** What a share of the height stands for. */
  readonly label: (share: number) => string
}

/** The frame of a plot with a line at each fifth of its height, and the ticks below it. */
export function svgAxes({ area, ticks, label }: Axes): string {
  const { left, top, width, height } = area
  const bottom = top + height
  const rules = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => {
    const y = bottom - share * height
    const line = svgLine(
      { x: left, y },
      { x: left + width, y },
      { color: share === 0 ? '#6b7280' : '#e5e7eb', dash: '' },
    )
    return [line, svgText({ x: left - 6, y: y + 4, text: label(share), anchor: 'end', size: 11 })]
  })
  const marks = ticks.map(({ at, text }) =>
    svgText({ x: left + at * width, y: bottom + 16, text, anchor: 'middle', size: 11 }),
  )
  return [...rules, ...marks].join('\n')
}

function dashes(dash: string): string {
  return dash === '' ? '' : ` stroke-dasharray="${dash}"`
}

function digit(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** Text that XML can hold: its five signs escaped, control characters left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}
