// Reads `Reading[]` on standard input and answers with one `Outcome` for each; see read-environments.ts.
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { liveWith } from './environment.ts';

const readings = z.array(z.strictObject({ module: z.string(), variables: z.record(z.string(), z.string()) }));

const outcomes = [];
for (const { module, variables } of readings.parse(JSON.parse(await text(process.stdin)))) {
  const asked = new Set<string>();
  const loaded: unknown = await import(pathToFileURL(module).href);
  liveWith(variables, (name) => asked.add(name));
  outcomes.push({ refusal: refusalOf(loaded), asked: [...asked] });
}
process.stdout.write(JSON.stringify(outcomes));

/** Calls every reader that a module exports. */
function refusalOf(loaded: unknown): string | null {
  const readers = Object.values(z.record(z.string(), z.unknown()).parse({ ...Object(loaded) }));
  try {
    for (const read of readers) if (typeof read === 'function') Reflect.apply(read, null, []);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
