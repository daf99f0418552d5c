import { z } from 'zod';
import type { SurfaceRepository } from './surface.repository.ts';

const schema = z.record(z.string(), z.unknown());
const shape = z.object({
  name: z.string(),
  permission: z.string(),
  params: schema,
  result: schema.optional(),
  url: z.string().optional(),
});

/** A call that a host answers, as its newest surface declares it; functions have those with a `url`. */
export type HostApi = z.infer<typeof shape>;

const withApis = z.looseObject({ apis: z.array(shape).default([]) });

/** All that a host answers; nothing while it has published no surface. */
export async function hostApis(surfaces: SurfaceRepository, host: string): Promise<readonly HostApi[]> {
  const surface = (await surfaces.latest()).find(({ hostKey }) => hostKey === host);
  return surface ? withApis.parse(surface.body).apis : [];
}
