import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';

/** Number and length of an input, before its bytes. */
const HEAD = 16;

/** Where a process leaves what it is reading, so that another still knows when this one has died of it. */
export interface InputNote {
  write: (number: number, input: Uint8Array) => void;
  close: () => void;
}

export function openInputNote(path: string): InputNote {
  const file = openSync(path, 'w');
  return {
    write(number, input) {
      const note = Buffer.alloc(HEAD + input.length);
      note.writeDoubleLE(number, 0);
      note.writeDoubleLE(input.length, 8);
      note.set(input, HEAD);
      writeSync(file, note, 0, note.length, 0);
    },
    close: () => {
      closeSync(file);
    },
  };
}

/** The number of the input a process is at; null before the first. */
export function noted(path: string): number | null {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    return readSync(file, head, 0, HEAD, 0) < HEAD ? null : head.readDoubleLE(0);
  } finally {
    closeSync(file);
  }
}

/** The input itself; empty before the first. */
export function notedInput(path: string): Buffer {
  const note = readFileSync(path);
  return note.length < HEAD ? Buffer.alloc(0) : note.subarray(HEAD, HEAD + note.readDoubleLE(8));
}
