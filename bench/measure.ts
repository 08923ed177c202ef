// Measures contenders side by side: each is warmed up, then all take turns, so that a busy machine slows them alike.
// CPU time stands beside wall time because machines are shared; nothing here judges an absolute time.

export interface Contender {
  readonly what: string
  /** How many items one run works through. */
  readonly items: number
  /** Works through the items. `begin` sets the clocks back to zero: to be called after what is not to be measured. */
  run(begin: () => void): unknown
}

export interface Measured {
  readonly what: string
  readonly items: number
  /** Median over the rounds of one run, in milliseconds. */
  readonly wallMs: number
  /** The same of processor time of the whole process: all threads, collection of garbage included. */
  readonly cpuMs: number
  /** Slowest minus fastest round, as a share of the median, by wall time. */
  readonly spread: number
}

export interface MeasureOptions {
  /** Rounds in which every contender takes its turn. */
  readonly rounds: number
  /** A contender's turn repeats its run until about this long has passed. */
  readonly turnMs: number
}

export interface Sample {
  readonly wallMs: number
  readonly cpuMs: number
}

/** The options of a run: `--quick` trades steadiness for time. */
export function measureOptions(isQuick: boolean): MeasureOptions {
  return isQuick ? { rounds: 3, turnMs: 60 } : { rounds: 5, turnMs: 250 }
}

/** Measures all contenders in turns; in their order. */
export async function measure(contenders: readonly Contender[], options: MeasureOptions): Promise<Measured[]> {
  const repeats: number[] = []
  for (const contender of contenders) {
    const first = await sample(contender, 1)
    // A first run compiles; where runs are short, a second one says how long they are once that is done.
    const warm = first.wallMs < options.turnMs ? await sample(contender, 1) : first
    repeats.push(Math.max(1, Math.min(10_000, Math.round(options.turnMs / Math.max(warm.wallMs, 0.001)))))
  }
  const samples: Sample[][] = contenders.map(() => [])
  for (let round = 0; round < options.rounds; round++) {
    for (const [at, contender] of contenders.entries()) samples[at]!.push(await sample(contender, repeats[at]!))
  }
  return contenders.map(({ what, items }, at) => medianMeasured(what, items, samples[at]!))
}

/** A measured row from the samples of its rounds. */
export function medianMeasured(what: string, items: number, samples: readonly Sample[]): Measured {
  const walls = samples.map(({ wallMs }) => wallMs)
  const wallMs = median(walls)
  const cpuMs = median(samples.map((each) => each.cpuMs))
  return { what, items, wallMs, cpuMs, spread: (Math.max(...walls) - Math.min(...walls)) / wallMs }
}

async function sample(contender: Contender, repeats: number): Promise<Sample> {
  let wallMs = 0
  let cpuUs = 0
  for (let repeat = 0; repeat < repeats; repeat++) {
    let cpuBefore = process.cpuUsage()
    let before = performance.now()
    await contender.run(() => {
      cpuBefore = process.cpuUsage()
      before = performance.now()
    })
    wallMs += performance.now() - before
    const { user, system } = process.cpuUsage(cpuBefore)
    cpuUs += user + system
  }
  return { wallMs: wallMs / repeats, cpuMs: cpuUs / 1000 / repeats }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
