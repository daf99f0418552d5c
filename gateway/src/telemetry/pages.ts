/** Gathers lines, and hands them on by the page: to hand on each by itself costs more than to write it. */
export interface Pages {
  write(this: void, line: string): void;
  /** The same for a line of ASCII alone, which need not be measured. */
  writeAscii(this: void, line: string): void;
  close(): void;
}

const PAGE_BYTES = 32_768;
const MOMENT_MS = 200;
/** Bytes that one letter of a text may need. */
const WIDEST = 3;

/** A page is handed on when it is full, or a moment later. Bytes, not texts, are gathered: a long text of many parts is costly to join. */
export function gatherPages(handOn: (page: string) => void): Pages {
  const page = Buffer.allocUnsafeSlow(PAGE_BYTES);
  let used = 0;

  function turn(): void {
    if (used > 0) handOn(page.toString('utf8', 0, used));
    used = 0;
  }

  /** Whether there is room, on this page or the next. */
  function makeRoom(bytes: number): boolean {
    if (used + bytes > PAGE_BYTES) turn();
    return bytes <= PAGE_BYTES;
  }

  const timer = setInterval(turn, MOMENT_MS).unref();
  return {
    write(line) {
      if (makeRoom(line.length * WIDEST)) used += page.write(line, used, 'utf8');
      else handOn(line);
    },
    writeAscii(line) {
      if (makeRoom(line.length)) used += page.write(line, used, 'latin1');
      else handOn(line);
    },
    close() {
      clearInterval(timer);
      turn();
    },
  };
}
