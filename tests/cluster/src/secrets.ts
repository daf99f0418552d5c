import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from './files.ts';
import type { Container } from './manifest.ts';

const list = z.strictObject({
  apiVersion: z.literal('v1'),
  kind: z.literal('List'),
  items: z.array(
    z.looseObject({
      kind: z.literal('Secret'),
      metadata: z.looseObject({ name: z.string(), namespace: z.string() }),
      stringData: z.record(z.string(), z.string()),
    }),
  ),
});

/** Keys and values by name of Secret. */
export type Secrets = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** Runs the tool that an operator runs. */
export function makeSecrets(folder: string, ...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'tools/secrets.ts'), folder, ...args],
    { encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

export function readSecrets(folder: string): Secrets {
  const read = list.parse(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')));
  return new Map(read.items.map(({ metadata, stringData }) => [metadata.name, stringData]));
}

/** A container's environment as the kubelet would set it; throws where a Secret or one of its keys is missing. */
export function variablesOf({ env }: Container, secrets: Secrets): Record<string, string> {
  return Object.fromEntries(
    env.map(({ name, value, valueFrom }) => {
      if (!valueFrom) return [name, value ?? ''];
      const { name: secret, key } = valueFrom.secretKeyRef;
      const text = secrets.get(secret)?.[key];
      if (text === undefined) throw new Error(`${name} comes from ${secret}, which has no ${key}`);
      return [name, text];
    }),
  );
}
