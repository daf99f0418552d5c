import { PluginHostProvider, Slot } from '@guildhall/host-react';
import { createHost, type Host, type HostOptions, type TelemetryEvent } from '@guildhall/host-sdk';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import { components } from './components.ts';
import { surface } from './surface.ts';
import { watchStalls } from './watch-stalls.ts';

/** What the tests may ask of the page. */
export interface Harness {
  start(options: {
    gateway: string;
    sandboxUrl?: string;
    limits?: HostOptions['limits'];
    /** Pinned; those that the gateway names when absent. */
    keys?: HostOptions['keys'];
    onStale?: HostOptions['onStale'];
  }): Promise<void>;
  readonly host: Host;
  readonly telemetry: TelemetryEvent[];
  readonly watchStalls: typeof watchStalls;
}

declare global {
  var harness: Harness;
}

let host: Host | null = null;
const telemetry: TelemetryEvent[] = [];

globalThis.harness = {
  telemetry,
  watchStalls,
  get host() {
    if (!host) throw new Error('Start the harness first.');
    return host;
  },
  async start({ gateway, sandboxUrl = '/sandbox/v1.html', limits = {}, keys, onStale }) {
    host = createHost({
      surface,
      endpoint: gateway,
      sandboxUrl,
      limits,
      ...(keys && { keys }),
      ...(onStale && { onStale }),
      scope: { host: 'lab', organization: 'acme' },
      getToken: () => Promise.resolve('lab-token'),
      apis: { 'contacts.read': () => ({ name: 'Ada' }) },
      onTelemetry: (event) => telemetry.push(event),
    });
    await host.ready;
    const slot = h(Slot, {
      id: 'lab.panel@1',
      fallback: h('p', null, 'No plugins here'),
      skeleton: h('p', { className: 'skeleton' }, 'Loading'),
      errorCard: ({ message }) => h('div', { role: 'alert' }, message),
      notice: ({ pluginName, reason }) =>
        h('div', { role: 'status' }, `${pluginName} was stopped: ${reason}`),
    });
    const root = document.getElementById('app');
    if (root) createRoot(root).render(h(PluginHostProvider, { host, components }, slot));
  },
};
