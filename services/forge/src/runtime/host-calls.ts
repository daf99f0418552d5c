import { HostCallRefusal, type HostCalls } from '@guildhall/sandbox';
import { systemSession } from '@guildhall/authz';
import type { Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { checkKey } from '../modules/storage/storage-limits.ts';
import { deleteValue, setValue } from '../modules/storage/set-value.ts';
import { callHost } from './call-host.ts';
import { hostFetch } from './host-fetch.ts';
import type { HostWork } from './host-work.ts';
import type { RunOrder } from './run-order.ts';

const keyed = z.object({ key: z.string() });
const pair = z.object({ key: z.string(), value: z.json() });
const query = z.object({
  prefix: z.string().max(256).default(''),
  after: z.string().max(256).default(''),
  limit: z.int().min(1).max(100).default(100),
});

/**
 * Answers what a function asks for. Authority is here: what is not in this table, its host has or does not have. `note`
 * hears why the host was not asked, or did not answer as it should.
 */
export function hostCalls(work: HostWork, order: RunOrder, note: (text: string) => void): HostCalls {
  const { installationId, marketplaceId, invocationId } = order;
  const session = systemSession(marketplaceId, `function-${invocationId}`);
  const inUnit = <T>(act: (ctx: Context) => Promise<T>, readOnly = false) =>
    work.units.run(session, act, { readOnly });
  const fetch = hostFetch(work, order, session);
  const askHost = callHost(work, order, session);

  const answers: Readonly<Record<string, (args: unknown) => Promise<unknown>>> = {
    fetch,
    'storage.get': async (args) => {
      const key = granted(checkKey(read(keyed, args).key));
      const json = await inUnit((ctx) => ctx.storedValues.find(installationId, key), true);
      return json === null ? null : parsed(json);
    },
    'storage.set': async (args) => {
      const asked = read(pair, args);
      return granted(await inUnit((ctx) => setValue(ctx, installationId, asked)));
    },
    'storage.delete': async (args) => {
      const key = granted(checkKey(read(keyed, args).key));
      await inUnit((ctx) => deleteValue(ctx, installationId, key));
      return null;
    },
    'storage.list': (args) => {
      const asked = read(query, args ?? {});
      return inUnit((ctx) => ctx.storedValues.keys(installationId, asked), true);
    },
  };

  return async ({ op, args }) => {
    const answer = Object.hasOwn(answers, op) ? answers[op] : undefined;
    if (answer) return answer(args);
    const told = await askHost(op, args);
    if (!told.ok) note(`${told.error.code}: ${told.error.message}`);
    return granted(told);
  };
}

function read<T>(shape: z.ZodType<T>, args: unknown): T {
  const asked = shape.safeParse(args);
  if (asked.success) return asked.data;
  const { path = [], message = 'It cannot be read.' } = asked.error.issues[0] ?? {};
  const place = path.length > 0 ? ` ("${path.join('.')}")` : '';
  throw new HostCallRefusal('BAD_INPUT', `The arguments do not fit${place}: ${message}`);
}

function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new HostCallRefusal(result.error.code, result.error.message);
}

function parsed(json: string): unknown {
  return JSON.parse(json);
}
