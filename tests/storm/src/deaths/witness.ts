import { appendFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/*
 * Loaded into every process of a deployment before anything else: whoever ends without having been killed says why.
 * Where to say it is in this module's own address, because children inherit little else.
 */
const book = new URL(import.meta.url).searchParams.get('book');
const entry = process.argv[1] ?? '';

// Only what is supervised: a build that is given up is ended by its parent on purpose.
if (book && /\/src\/(main|worker)\.ts$/.test(entry)) keepBook(book);

function keepBook(file: string): void {
  const name = `${basename(dirname(dirname(entry)))}/${basename(entry)}`;
  let reason = 'it ended by itself';
  process.on('uncaughtExceptionMonitor', (error) => {
    reason = error.stack ?? String(error);
  });
  process.on('exit', (code) => {
    if (code !== 0) appendFileSync(file, `${JSON.stringify({ name, code, reason })}\n`);
  });
}
