// Images of large indexes as files, written and read in pieces, since an image may be larger than one call takes.

import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs'

const pieceBytes = 2 ** 28

export function saveImage(path: string, image: SharedArrayBuffer): void {
  const file = openSync(path, 'w')
  try {
    const view = new Uint8Array(image)
    for (let at = 0; at < view.length; ) at += writeSync(file, view, at, Math.min(pieceBytes, view.length - at))
  } finally {
    closeSync(file)
  }
}

/** The file in shared memory, as worker threads want it. */
export function loadImage(path: string): SharedArrayBuffer {
  const image = new SharedArrayBuffer(statSync(path).size)
  const file = openSync(path, 'r')
  try {
    const view = new Uint8Array(image)
    for (let at = 0; at < view.length; ) at += readSync(file, view, at, Math.min(pieceBytes, view.length - at), at)
  } finally {
    closeSync(file)
  }
  return image
}
