import type { JsonObject } from '@guildhall/plugin-sdk/wire';
import { RemoteReceiver } from '@remote-dom/core/receivers';
import type { Contribution } from './contribution.ts';
import { derive } from './derive.ts';
import type { MountHandle, MountInput, MountState } from './mount.ts';
import type { Page } from './page.ts';
import type { Allowlist } from './sandbox/allowlist.ts';
import type { Supervisor } from './sandbox/supervisor.ts';
import { createStore } from './store.ts';
import type { HostSurface } from './surface.ts';

export interface MountOptions {
  readonly root: number;
  readonly contribution: Contribution;
  readonly allowed: Allowlist;
  readonly supervisor: Supervisor;
  readonly page: Page;
  readonly input: MountInput;
  readonly onDispose: () => void;
}

/** Puts one contribution on screen and keeps its context current. */
export function createMount(options: MountOptions): MountHandle {
  const { root, contribution, allowed, supervisor, page } = options;
  const failure = createStore<string | null>(null);
  let { input } = options;
  let receiver = new RemoteReceiver();
  let sent = '';

  const state = derive([supervisor.state, failure], (): MountState => {
    const current = supervisor.state.get();
    const message = failure.get();
    if (message === null || current.status !== 'running') return current;
    return { status: 'failed', reason: 'module', message };
  });

  const context = (): JsonObject => ({ ...visible(page, contribution), ...input.context });

  function sendContext(): void {
    const next = context();
    const text = JSON.stringify(next);
    if (text === sent) return;
    sent = text;
    supervisor.setContext(root, next);
  }

  function show(): void {
    const current = context();
    sent = JSON.stringify(current);
    supervisor.show(root, {
      props: input.props ?? {},
      context: current,
      target: () => {
        // A plugin that was started again knows nothing of the old tree.
        receiver = new RemoteReceiver();
        failure.set(null);
        return {
          module: contribution.module ?? '',
          allowed,
          receiver,
          failed: (message) => {
            failure.set(message);
          },
        };
      },
    });
  }

  const stopFollowing = page.context.subscribe(sendContext);
  show();

  return {
    get receiver() {
      return receiver;
    },
    state,
    update(next) {
      input = { ...input, ...next };
      sendContext();
    },
    retry() {
      if (failure.get() === null) {
        supervisor.retry();
        return;
      }
      supervisor.hide(root);
      show();
    },
    dispose() {
      stopFollowing();
      supervisor.hide(root);
      options.onDispose();
    },
  };
}

/** Of the host's context, the keys the surface declares for this place. What a slot hands over itself is not filtered. */
function visible({ surface, context }: Page, { extensionPoint }: Contribution): JsonObject {
  const declared = new Set([...keysOf(surface, extensionPoint)]);
  return Object.fromEntries(Object.entries(context.get()).filter(([key]) => declared.has(key)));
}

function keysOf({ extensionPoints, contextKeys = {} }: HostSurface, place: string | null): string[] {
  const point = extensionPoints.find(({ id, version }) => `${id}@${version}` === place);
  return [...Object.keys(contextKeys), ...Object.keys(point?.contextKeys ?? {})];
}
