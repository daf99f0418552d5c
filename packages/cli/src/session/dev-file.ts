import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { jsonOf, ok, type Result } from '@guildhall/kernel';
import { nearest } from '@guildhall/kernel';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Session } from './session.ts';

const devFile = z.object({
  gateway: z.string(),
  personas: z.record(z.string(), z.object({ token: z.string(), marketplace: z.string() })),
});

/** The session of a development persona, from the nearest `.guildhall/dev.json` at or above a folder. */
export async function findPersona(folder: string, persona: string): Promise<Result<Session, Failure>> {
  for (let place = folder; ; place = dirname(place)) {
    const text = await readFile(join(place, '.guildhall', 'dev.json'), 'utf8').catch(() => null);
    if (text !== null) return pick(join(place, '.guildhall', 'dev.json'), text, persona);
    if (dirname(place) === place) break;
  }
  return failed(
    'usage',
    'NO_DEV_FILE',
    `There is no .guildhall/dev.json in ${folder} or above. Start Guildhall with npm start, then run this inside its folder.`,
  );
}

function pick(file: string, text: string, persona: string): Result<Session, Failure> {
  const read = devFile.safeParse(jsonOf(text));
  if (!read.success)
    return failed('usage', 'BAD_DEV_FILE', `${file} cannot be read. Start Guildhall again with npm start.`);
  const { gateway, personas } = read.data;
  const found = Object.hasOwn(personas, persona) ? personas[persona] : undefined;
  if (found) return ok({ gateway, token: found.token });
  const names = Object.keys(personas);
  const meant = nearest(persona, names);
  const hint = meant === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${meant}?`;
  return failed('usage', 'NO_SUCH_PERSONA', `There is no persona "${persona}". ${hint}`);
}
