import { createHash } from 'node:crypto';
import { bundleBroker } from './broker/bundle-broker.ts';
import { WORKER_PRELUDE } from './broker/worker-prelude.ts';
import { BROKER_SCRIPT, BROKER_SCRIPT_HASH } from './generated/broker-script.ts';
import { SANDBOX_CSP, sandboxDocument } from './sandbox-document.ts';

describe('the sandbox document', () => {
  it('carries the broker as it is in the source', async () => {
    expect({ script: BROKER_SCRIPT, hash: BROKER_SCRIPT_HASH }).toEqual(await bundleBroker());
  });

  it('has one script, and its policy names that script alone', () => {
    const scripts = [...sandboxDocument().matchAll(/<script>(.*?)<\/script>/gs)].map(
      ([, code]) => code ?? '',
    );
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256')
      .update(scripts[0] ?? '')
      .digest('base64');
    expect(SANDBOX_CSP).toContain(`script-src 'sha256-${hash}';`);
  });

  it.each([
    "default-src 'none'",
    "connect-src 'none'",
    "frame-src 'none'",
    "form-action 'none'",
    'sandbox allow-scripts',
  ])('forbids with %s', (directive) => {
    expect(SANDBOX_CSP.split('; ')).toContain(directive);
  });

  it.each(['unsafe-inline', 'unsafe-eval', 'allow-same-origin', 'http', '*'])('never says %s', (word) => {
    expect(SANDBOX_CSP).not.toContain(word);
  });

  it('takes dangerous names away before a plugin runs', () => {
    for (const name of ['fetch', 'Worker', 'importScripts', 'indexedDB', 'WebSocket', 'BroadcastChannel']) {
      expect(WORKER_PRELUDE).toContain(`"${name}"`);
    }
  });
});
