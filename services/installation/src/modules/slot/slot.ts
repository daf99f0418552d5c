/** An extension point of a host, as one organization sees it. */
export interface Slot {
  host: string;
  organization: string;
  /** Such as `crm.contact.sidebar@1`. */
  extensionPoint: string;
}

/** How an organization arranges a slot. */
export interface SlotConfiguration extends Slot {
  id: string;
  rev: number;
  entries: readonly SlotEntry[];
}

export interface SlotEntry {
  pluginId: string;
  /** Null: as the plugin wishes. */
  order: number | null;
  hidden: boolean;
}

/** What is asked of a slot: who contributes to which extension point, and where it wishes to stand. */
export interface Placed {
  pluginId: string;
  extensionPoint: string | null;
  order: number;
}

/** The word of a configuration on a plugin at an extension point; null when it says nothing. */
export function entryFor(
  slots: readonly SlotConfiguration[],
  { pluginId, extensionPoint }: Omit<Placed, 'order'>,
): (SlotEntry & { slotId: string }) | null {
  const slot = slots.find((one) => one.extensionPoint === extensionPoint);
  const entry = slot?.entries.find((one) => one.pluginId === pluginId);
  return slot && entry ? { ...entry, slotId: slot.id } : null;
}

/** Leaves out what is hidden and renumbers what is moved; it never adds anything. */
export function arrange<Contribution extends Placed>(
  slots: readonly SlotConfiguration[],
  contributions: readonly Contribution[],
): Contribution[] {
  return contributions.flatMap((contribution) => {
    const entry = entryFor(slots, contribution);
    if (!entry) return [contribution];
    return entry.hidden ? [] : [{ ...contribution, order: entry.order ?? contribution.order }];
  });
}
