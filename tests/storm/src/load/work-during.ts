import type { Guildhall } from '@guildhall/standalone';
import type { Random } from '../random.ts';
import { openStormClient, type StormClient } from './client.ts';
import { installPlugins } from './install-plugins.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { openMarketplaces } from './open-marketplaces.ts';
import { restrictVersions } from './restrict-versions.ts';
import { reviewCases } from './review-cases.ts';
import { submitVersions } from './submit-versions.ts';

export interface Load {
  ledger: Ledger;
  repetitions: number;
}

/** Everybody at work in two marketplaces until the storm is over and each has had the last answer. */
export async function workDuring(
  { gateway, personas }: Guildhall,
  issuer: unknown,
  random: Random,
  over: AbortSignal,
): Promise<Load> {
  const ledger = openLedger();
  const clients: StormClient[] = [];
  const as = (persona: keyof Guildhall['personas']) => {
    const client = openStormClient(gateway, personas[persona].token);
    clients.push(client);
    return client;
  };
  // Staff restrict what was submitted in their own marketplace.
  const demo = shareOf(ledger);
  const other = shareOf(ledger);

  await Promise.all([
    submitVersions(as('publisher'), 'orchard.storm-glass', demo, over),
    submitVersions(as('publisher2'), 'sunny.storm-glass', demo, over),
    submitVersions(as('otherPublisher'), 'orchard.storm-glass', other, over),
    reviewCases(as('reviewer'), ledger, over),
    reviewCases(as('otherOwner'), ledger, over),
    installPlugins(as('orgAdmin'), ledger, over),
    installPlugins(as('otherOrgAdmin'), ledger, over),
    restrictVersions(as('owner'), { ledger: demo, random }, over),
    openMarketplaces(as('operator'), issuer, ledger, over),
  ]);
  ledger.submitted.push(...demo.submitted, ...other.submitted);
  return { ledger, repetitions: clients.reduce((sum, client) => sum + client.repetitions(), 0) };
}

/** The same book, but with a page of its own for submissions. */
function shareOf(ledger: Ledger): Ledger {
  return { ...ledger, submitted: [] };
}
