// A server that was stopped keeps its connections open and answers nothing, for as long as anybody waits. While a
// statement takes its time, another connection asks whether the server is there; where it is not, ours is given up.

import pg from 'pg'

/** A statement that takes longer has somebody look; somebody who gets no answer gives up: together below two seconds. */
const lookAfterMs = 400
const lookTimeoutMs = 1200

/** Waits for a statement of this client; ends the client where its server does not answer any more. */
export async function whileAnswered<T>(client: pg.ClientBase, url: string, statement: Promise<T>): Promise<T> {
  let isOver = false
  let timer: NodeJS.Timeout | undefined
  const look = async (): Promise<void> => {
    const isThere = await answers(url)
    if (isOver) return
    if (isThere) later()
    // With a statement under way this cuts the connection, which then fails as any connection that breaks.
    else await (client as pg.Client).end().catch(() => undefined)
  }
  const later = (): void => {
    timer = setTimeout(() => void look(), lookAfterMs)
  }
  later()
  try {
    return await statement
  } finally {
    isOver = true
    clearTimeout(timer)
  }
}

/** Whoever answers is there, whatever the answer. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: lookTimeoutMs })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return true
  } catch (thrown) {
    return thrown instanceof pg.DatabaseError
  } finally {
    void client.end().catch(() => undefined)
  }
}
