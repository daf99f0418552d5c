import type { RemoteReceiver, RemoteReceiverNode, RemoteReceiverRoot } from '@remote-dom/core/receivers';
import { useCallback, useSyncExternalStore } from 'react';

type RemoteNode = RemoteReceiverNode | RemoteReceiverRoot;

/** The current state of a node of a plugin's tree; draws again when it changes. Undefined once it is gone. */
export function useRemoteNode<T extends RemoteNode>(receiver: RemoteReceiver, node: T): T | undefined {
  const subscribe = useCallback(
    (changed: () => void) => {
      const listening = new AbortController();
      receiver.subscribe<T>(node, changed, { signal: listening.signal });
      return () => {
        listening.abort();
      };
    },
    [receiver, node],
  );
  // Nodes are changed in place: only their version tells that they did.
  const version = (): number => receiver.get<T>(node)?.version ?? -1;
  useSyncExternalStore(subscribe, version, version);
  return receiver.get<T>(node);
}
