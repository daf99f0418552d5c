import { openMarketplaces, openPool, type Database } from '@guildhall/service-runtime';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient, type Prisma } from './generated/prisma/client.ts';

/** A transaction bound to one marketplace; the only form in which this service sees its database. */
export type Tx = Prisma.TransactionClient;

export function openDatabase(url: string): Database<Tx> {
  return openMarketplaces<Tx>(
    new PrismaClient({
      adapter: new PrismaPg(
        openPool({ connectionString: url, max: 10 }, () => undefined),
        {
          disposeExternalPool: true,
        },
      ),
    }),
  );
}
