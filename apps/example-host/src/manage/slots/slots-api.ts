import { z } from 'zod';
import type { Ask } from '../../marketplace/graphql.ts';
import { createPerform } from '../../marketplace/perform.ts';
import * as documents from '../documents.ts';
import type { Scope } from '../scope.ts';
import { slotConfiguration, type SlotEntry } from './slot.ts';

export function slotsApi(ask: Ask, scope: Scope) {
  const perform = createPerform(ask);
  return {
    async list() {
      const shape = z.object({ slotConfigurations: z.array(slotConfiguration) });
      return (await ask(documents.SLOTS, { scope }, shape)).slotConfigurations;
    },
    /** No entries: as the plugins wish. `expectedRev` 0 expects that nothing was arranged. */
    configure: (extensionPoint: string, entries: readonly SlotEntry[], expectedRev: number) =>
      perform(
        { name: 'configureSlot', document: documents.CONFIGURE_SLOT, answer: 'slot' },
        { scope, extensionPoint, entries, expectedRev },
        slotConfiguration.nullable(),
      ),
  };
}
