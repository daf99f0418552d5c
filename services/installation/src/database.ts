import { openMarketplaces, openPool, type Database } from '@guildhall/service-runtime';
import { PrismaPg } from '@prisma/adapter-pg';
import { createHash } from 'node:crypto';
import { PrismaClient, type Prisma } from './generated/prisma/client.ts';

/** A transaction bound to one marketplace; the only form in which this service sees its database. */
export type Tx = Prisma.TransactionClient;

export function openDatabase(url: string): Database<Tx> {
  const adapter = new PrismaPg(
    openPool({ connectionString: url, max: 10 }, () => undefined),
    {
      disposeExternalPool: true,
      statementNameGenerator: statementName,
    },
  );
  return openMarketplaces<Tx>(new PrismaClient({ adapter }));
}

/** Named statements are planned once a connection; resolving is one of a handful of texts, asked all day. */
function statementName({ sql }: { sql: string }): string {
  return createHash('sha256').update(sql).digest('base64url');
}
