import { invalid, nearest, ok, type Result } from '@guildhall/kernel';
import { z } from 'zod';
import type { Context } from '../../context.ts';

const shape = z.object({
  name: z.string(),
  modes: z.array(z.enum(['observe', 'intercept'])),
  timeoutMs: z.number(),
  permission: z.string().optional(),
  patch: z.unknown().optional(),
});

/** An event as the newest surface of its host declares it. */
export type HostEvent = z.infer<typeof shape>;

const withEvents = z.looseObject({ events: z.array(shape).default([]) });

export async function findHostEvent(
  { surfaces }: Pick<Context, 'surfaces'>,
  host: string,
  name: string,
): Promise<Result<HostEvent>> {
  const surface = (await surfaces.latest()).find(({ hostKey }) => hostKey === host);
  const events = surface ? withEvents.parse(surface.body).events : [];
  const event = events.find((one) => one.name === name);
  if (event) return ok(event);
  const near = nearest(
    name,
    events.map((one) => one.name),
  );
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  return invalid(`The surface of this host declares no event "${name.slice(0, 100)}".${hint}`, 'event');
}
