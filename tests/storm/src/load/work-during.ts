import type { Guildhall } from '@guildhall/standalone';
import type { Random } from '../random.ts';
import type { Databases } from '../databases.ts';
import { changeSettings } from './change-settings.ts';
import { openStormClient, type StormClient } from './client.ts';
import { installPlugins } from './install-plugins.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { openMarketplaces } from './open-marketplaces.ts';
import { restrictVersions } from './restrict-versions.ts';
import { reviewCases } from './review-cases.ts';
import { submitVersions } from './submit-versions.ts';
import { turnClocks } from './turn-clocks.ts';
import { untilUnderWay } from './until-under-way.ts';
import { useFunctions } from './use-functions.ts';

export interface Load {
  ledger: Ledger;
  repetitions: number;
}

/**
 * Everybody at work in two marketplaces until the storm is over and each has had the last answer. `begun` is told when
 * there is something of everything to lose.
 */
export async function workDuring(
  { guildhall: { gateway, personas }, databases }: { guildhall: Guildhall; databases: Databases },
  issuer: unknown,
  random: Random,
  { over, begun }: { over: AbortSignal; begun: () => void },
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
    installPlugins(as('orgAdmin'), demo, over),
    installPlugins(as('otherOrgAdmin'), other, over),
    useFunctions(as('orgAdmin'), demo, over),
    useFunctions(as('otherOrgAdmin'), other, over),
    changeSettings(as('owner'), over),
    turnClocks(databases, over),
    untilUnderWay([demo, other], ledger, over).then(begun),
    restrictVersions(as('owner'), { ledger: demo, random }, over),
    openMarketplaces(as('operator'), issuer, ledger, over),
  ]);
  for (const share of [demo, other]) {
    ledger.submitted.push(...share.submitted);
    ledger.installed.push(...share.installed);
  }
  return { ledger, repetitions: clients.reduce((sum, client) => sum + client.repetitions(), 0) };
}

/** The same book, but with pages of its own for what only people of one marketplace can go on with. */
function shareOf(ledger: Ledger): Ledger {
  return { ...ledger, submitted: [], installed: [] };
}
