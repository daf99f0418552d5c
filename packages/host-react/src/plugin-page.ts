import type { JsonObject } from '@guildhall/host-sdk';
import { createElement, type ReactNode } from 'react';
import { ContributionView } from './contribution-view.ts';
import type { SlotProps } from './slot-props.ts';
import { usePluginPage } from './use-plugin-page.ts';

export interface PluginPageProps extends Pick<
  SlotProps,
  'skeleton' | 'fallback' | 'errorCard' | 'notice' | 'frame'
> {
  readonly pluginId: string;
  /** The id under which the plugin declares the page: the last part of its address. */
  readonly id: string;
  readonly context?: JsonObject;
  readonly props?: JsonObject;
}

/** A whole page that a plugin brings. `fallback` stands where there is no such page, `notice` where it was stopped. */
export function PluginPage({ pluginId, id, context, props, ...looks }: PluginPageProps): ReactNode {
  const { skeleton, fallback, errorCard, notice, frame } = looks;
  const { loading, held, contribution, notice: stopped } = usePluginPage(pluginId, id);
  if (loading) return skeleton ?? null;
  if (!contribution) return (stopped ? notice?.(stopped) : fallback) ?? null;
  const content = createElement(ContributionView, {
    // Another version is another thing on screen.
    key: `${contribution.installationId} ${contribution.releaseDigest}`,
    ...{ contribution, context, props, skeleton, errorCard },
  });
  // Kept, but not painted, while a page that woke up asks what was stopped meanwhile.
  return createElement(
    'div',
    { hidden: held, style: held ? undefined : { display: 'contents' } },
    frame ? frame(contribution, content) : content,
  );
}
