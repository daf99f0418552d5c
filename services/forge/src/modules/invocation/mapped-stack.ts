import { SourceMap } from 'node:module';
import { jsonOf } from '@guildhall/kernel';
import { z } from 'zod';
import { visibleText } from '../../inspection/visible-text.ts';

const payload = z.object({
  version: z.number(),
  file: z.string().default(''),
  sources: z.array(z.string()),
  sourcesContent: z.array(z.string().nullable()).default([]),
  names: z.array(z.string()).default([]),
  mappings: z.string(),
  sourceRoot: z.string().default(''),
});

/** Of a map that is read for a failure; reading it costs time that nobody pays for. */
const MOST_MAP_BYTES = 1_000_000;
const MOST_LINES = 20;
const PLACE = /\bfunctions\.js:(\d+)(?::(\d+))?/g;

/** A stack over a bundle with its places as the project's own files have them; null when the map cannot tell. */
export function mappedStack(stack: string, map: Uint8Array): string | null {
  if (map.length > MOST_MAP_BYTES) return null;
  const read = payload.safeParse(jsonOf(new TextDecoder().decode(map)));
  if (!read.success) return null;
  const places = new SourceMap({ ...read.data, sourcesContent: [] });
  const lines = stack
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, MOST_LINES)
    .map((line) =>
      line.replace(PLACE, (written, row: string, column: string | undefined) => {
        const found = places.findOrigin(Number(row), Number(column ?? 1));
        if (!('fileName' in found)) return written;
        return `${found.fileName}:${found.lineNumber}:${found.columnNumber}`;
      }),
    );
  return visibleText(lines.join('\n'), 4_000);
}
