import { jsonOf } from '@guildhall/kernel';
import { parseManifest, type Manifest } from '@guildhall/manifest';
import { z } from 'zod';
import type { Problem } from './problem.ts';

/** Stands in for parts of a manifest; asks for nothing and contributes nothing. */
const NOTHING = {
  ...{ manifestVersion: 1, id: 'nobody.nothing', version: '0.0.0' },
  ...{ displayName: 'Nothing', description: 'Nothing.' },
  contributes: {},
  origins: { required: [], optional: [] },
};
const object = z.record(z.string(), z.unknown());

/**
 * Of a manifest with problems the parts without, so that as much is compared with its hosts. Null where one cannot know:
 * which hosts it is for and which permissions it asks for must hold, since the rest is judged by them.
 */
export async function whatHolds(text: string, problems: readonly Problem[]): Promise<Manifest | null> {
  const wrong = problems.map(({ path }) => path ?? '');
  const without = (value: unknown, at: string) =>
    Object.entries(object.safeParse(value).data ?? {}).filter(
      ([key]) => !wrong.some((path) => `${path}/`.startsWith(`${at}/${key}/`)),
    );
  const { contributes } = object.safeParse(jsonOf(text)).data ?? {};
  const kept = Object.fromEntries([
    ...Object.entries(NOTHING),
    ...without(jsonOf(text), ''),
    ['contributes', Object.fromEntries(without(contributes, '/contributes'))],
  ]);
  const read = await parseManifest(JSON.stringify(kept));
  return read.ok ? read.value.manifest : null;
}
