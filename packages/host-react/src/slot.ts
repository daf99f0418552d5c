import type { Contribution } from '@guildhall/host-sdk';
import { createElement, Fragment, type ReactNode } from 'react';
import { ContributionView } from './contribution-view.ts';
import type { SlotProps } from './slot-props.ts';
import { useSlot } from './use-slot.ts';

/** The place in a page that renders an extension point. */
export function Slot({
  id,
  context,
  props,
  fallback,
  skeleton,
  errorCard,
  notice,
  frame,
}: SlotProps): ReactNode {
  const { loading, held, contributions, notices } = useSlot(id, context);
  if (loading) return skeleton ?? null;
  if (contributions.length === 0 && notices.length === 0) return fallback ?? null;

  const view = (contribution: Contribution): ReactNode => {
    const content = createElement(ContributionView, { contribution, context, props, skeleton, errorCard });
    // Keyed by what is run: another version is another thing on screen.
    const key = `${contribution.installationId} ${contribution.key} ${contribution.releaseDigest}`;
    return createElement(Fragment, { key }, frame ? frame(contribution, content) : content);
  };
  return createElement(
    Fragment,
    null,
    notices.map((one) => createElement(Fragment, { key: one.installationId }, notice?.(one))),
    // Kept, but not painted, while a page that woke up asks what was stopped meanwhile.
    createElement(
      'div',
      { hidden: held, style: held ? undefined : { display: 'contents' } },
      contributions.map(view),
    ),
  );
}
