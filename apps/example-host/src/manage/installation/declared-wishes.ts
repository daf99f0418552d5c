import { z } from 'zod';
import { exampleSurface } from '../../../contract/surface/index.ts';
import type { InstallationDetail } from './installation-detail.ts';

const permission = z.object({ name: z.string(), purpose: z.string().default('') });
const origin = z.object({ origin: z.string(), purpose: z.string().default('') });
const asking = z.object({
  permissions: z
    .object({ required: z.array(permission).default([]), optional: z.array(permission).default([]) })
    .default({ required: [], optional: [] }),
  origins: z
    .object({ required: z.array(origin).default([]), optional: z.array(origin).default([]) })
    .default({ required: [], optional: [] }),
});

/** Something a plugin wants: a permission of the host, or an address on the network. */
export interface Wish {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly required: boolean;
  readonly granted: boolean;
}

/** What the running version asks for, in the host's words, and whether it has it; nothing when nothing runs. */
export function declaredWishes({ lock, grants }: Pick<InstallationDetail, 'lock' | 'grants'>): Wish[] {
  const parsed = asking.safeParse(lock?.version.manifest);
  if (!parsed.success) return [];
  const { permissions, origins } = parsed.data;
  return [
    ...wishesOf(permissions.required, origins.required, true),
    ...wishesOf(permissions.optional, origins.optional, false),
  ].map((wish) => ({ ...wish, granted: grants.includes(wish.name) }));
}

function wishesOf(
  permissions: readonly z.infer<typeof permission>[],
  origins: readonly z.infer<typeof origin>[],
  required: boolean,
): Omit<Wish, 'granted'>[] {
  return [
    ...permissions.map(({ name, purpose }) => ({ name, title: titleOf(name), purpose, required })),
    ...origins.map((one) => ({
      name: one.origin,
      title: `Reach ${one.origin}`,
      purpose: one.purpose,
      required,
    })),
  ];
}

function titleOf(name: string): string {
  return exampleSurface.permissions.find((permission) => permission.name === name)?.title ?? name;
}
