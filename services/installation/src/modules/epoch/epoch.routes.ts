import { serveAsCourier, type ServiceDefinition } from '@guildhall/service-runtime';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import type { Tx } from '../../database.ts';
import { CHANGED_SINCE, MOST_CHANGES } from './changed-since.ts';

type Routes = NonNullable<ServiceDefinition<Tx, Context>['routes']>;

const text = z.string().max(200);
/** Host, organization and workspace; the last is empty for the organization as a whole. */
const place = z.tuple([text, text, text]);
const asked = z.object({
  marketplaces: z
    .array(
      z.object({
        id: text,
        /** The number up to which the asker knows of all changes; null for none. */
        since: z.int().nullable(),
        /** Places about which the asker knows nothing yet. */
        places: z.array(place).max(10),
      }),
    )
    .max(5_000),
});

interface Row {
  id: string;
  head: number;
  wide: number;
  changed: [host: string, organization: string, workspace: string, epoch: number][];
}

/** Changes that are too many to tell are null: the asker forgets what it knew of places. */
function told({ id, head, wide, changed }: Row): [string, object] {
  return [id, { head, wide, changed: changed.length > MOST_CHANGES ? null : changed }];
}

/** How far many marketplaces have come and which of their places changed, for gateways that keep answers. */
export const epochRoutes: Routes = (app, served) => {
  serveAsCourier(app, served, {
    path: '/internal/epochs',
    asked,
    async answer(pool, { marketplaces }) {
      const { rows } = await pool.query<Row>(CHANGED_SINCE, [JSON.stringify(marketplaces)]);
      return { epochs: Object.fromEntries(rows.map(told)) };
    },
  });
};
