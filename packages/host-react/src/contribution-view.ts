import type { Contribution, JsonObject, MountHandle } from '@guildhall/host-sdk';
import type { ReactNode } from 'react';
import { createElement } from 'react';
import { RemoteTree } from './remote-tree.ts';
import type { SlotProps } from './slot-props.ts';
import { useHostContext } from './use-plugin-host.ts';
import { useMount } from './use-mount.ts';
import { useReadable } from './use-readable.ts';

export interface ContributionViewProps {
  readonly contribution: Contribution;
  readonly context?: JsonObject | undefined;
  readonly props?: JsonObject | undefined;
  readonly skeleton?: ReactNode;
  readonly errorCard?: SlotProps['errorCard'] | undefined;
}

/** One contribution on screen: its skeleton while it boots, its tree while it runs, the error card when it failed. */
export function ContributionView({
  contribution,
  context,
  props,
  ...looks
}: ContributionViewProps): ReactNode {
  const handle = useMount(contribution, context, props);
  if (!handle) return looks.skeleton ?? null;
  return createElement(Mounted, { contribution, handle, ...looks });
}

interface MountedProps extends Pick<ContributionViewProps, 'contribution' | 'skeleton' | 'errorCard'> {
  readonly handle: MountHandle;
}

function Mounted({ contribution, handle, skeleton, errorCard }: MountedProps): ReactNode {
  const { components } = useHostContext();
  const state = useReadable(handle.state);
  switch (state.status) {
    case 'booting':
      return skeleton ?? null;
    case 'failed':
      return errorCard?.({ contribution, message: state.message, retry: handle.retry }) ?? null;
    case 'revoked':
      return null;
    case 'running':
      return createElement(RemoteTree, { receiver: handle.receiver, components });
  }
}
