import { PLATFORM, systemSession } from '@guildhall/authz';
import { openBus } from '@guildhall/messaging';
import { openUnitOfWork, openVerifier, type ServiceEnvironment } from '@guildhall/service-runtime';
import { contextOf } from '../../context.ts';
import { openDatabase } from '../../database.ts';
import type { Jwks } from '../identity/issuer.ts';
import { openMarketplace } from './open-marketplace.ts';

export interface Platform {
  issuer: { url: string; jwks: Jwks };
  /** `sub` at that issuer of who may open marketplaces. */
  operatorSubject: string;
}

/** Makes sure that the deployment's own marketplace is there with its first operator. Run before anything else; twice changes nothing. */
export async function ensurePlatform(env: ServiceEnvironment, platform: Platform): Promise<void> {
  const bus = await openBus(env.busUrl, () => undefined);
  const ground = {
    actorSecret: new TextEncoder().encode(env.actorSecret),
    verifier: openVerifier(env.trustedKeys),
  };
  const database = openDatabase(env.databaseUrl);
  const units = openUnitOfWork({
    service: 'catalog',
    database,
    bus,
    contextOf: (unit: Parameters<typeof contextOf>[0]) => contextOf(unit, ground),
  });
  try {
    await units.run(systemSession(PLATFORM, 'ensure-platform'), async (ctx) => {
      if (await ctx.marketplaces.own()) return;
      await ctx.directory.add(PLATFORM, PLATFORM);
      await openMarketplace(ctx, {
        slug: PLATFORM,
        name: 'Platform',
        issuer: platform.issuer,
        owner: { subject: platform.operatorSubject, role: 'operator' },
      });
    });
  } finally {
    await units.close();
    await bus.close();
  }
}
