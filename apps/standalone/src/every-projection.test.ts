import { catalog } from '@guildhall/catalog';
import { forge } from '@guildhall/forge';
import { governance } from '@guildhall/governance';
import { installation } from '@guildhall/installation';

const services = [catalog, governance, installation, forge];
const shown = new Set(services.flatMap(({ snapshots = [] }) => snapshots.map(({ event }) => event)));
const kept = services.flatMap(({ name, events }) =>
  events.filter(({ projects }) => projects).map((handler) => [name, handler.name] as const),
);

describe('what a service keeps of others', () => {
  it.each(kept)('can be filled again: %s reads %s from a snapshot of its owner', (_name, event) => {
    expect(shown).toContain(event);
  });

  it('is kept by all four', () => {
    expect(new Set(kept.map(([name]) => name)).size).toBe(services.length);
  });
});
