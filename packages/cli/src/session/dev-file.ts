import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { jsonOf, nearest, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import { gatewayAddress } from './gateway-address.ts';
import type { Session } from './session.ts';

const devFile = z.object({
  gateway: z.string(),
  personas: z.record(z.string(), z.object({ token: z.string(), marketplace: z.string() })),
});

/** Which of the Guildhalls on this machine, where one can tell: by its data folder, by its gateway's address. */
interface Which {
  readonly data?: string | undefined;
  readonly gateway?: string | undefined;
}

/** The session of a development persona, from a data folder, or from the nearest `.guildhall` at or above a folder. */
export async function findPersona(
  folder: string,
  persona: string,
  { data, gateway }: Which = {},
): Promise<Result<Session, Failure>> {
  const file = data === undefined ? await nearestFile(folder) : join(resolve(folder, data), 'dev.json');
  const text = file === null ? null : await readFile(file, 'utf8').catch(() => null);
  if (file === null || text === null) {
    const where = file === null ? `.guildhall/dev.json in ${folder} or above` : file;
    const message = `There is no ${where}. Start Guildhall with npm start, then run the line that it prints.`;
    return failed('usage', 'NO_DEV_FILE', message);
  }
  const session = pick(file, text, persona);
  if (!session.ok || gateway === undefined) return session;
  const meant = gatewayAddress(gateway);
  if (!meant.ok) return meant;
  if (meant.value === session.value.gateway) return session;
  return failed(
    'usage',
    'OTHER_GATEWAY',
    `${file} is of the Guildhall at ${session.value.gateway}, not of ${meant.value}. Leave --gateway out, or name the other's data folder with --data.`,
  );
}

async function nearestFile(folder: string): Promise<string | null> {
  for (let place = folder; ; place = dirname(place)) {
    const file = join(place, '.guildhall', 'dev.json');
    if (await stat(file).catch(() => null)) return file;
    if (dirname(place) === place) return null;
  }
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
