import { serveHeads, type ServiceDefinition } from '@guildhall/service-runtime';
import type { Context } from '../../context.ts';
import type { Tx } from '../../database.ts';

type Routes = NonNullable<ServiceDefinition<Tx, Context>['routes']>;

/** How far many marketplaces have come, for gateways that keep answers. */
export const epochRoutes: Routes = (app, served) => {
  serveHeads(app, served, {
    path: '/internal/epochs',
    name: 'epochs',
    sql: 'SELECT marketplace_id, epoch AS head FROM epoch WHERE marketplace_id = ANY($1)',
  });
};
