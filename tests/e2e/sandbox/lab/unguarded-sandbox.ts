import { createHash } from 'node:crypto';
import { BROKER_SCRIPT, BROKER_SCRIPT_HASH } from '@guildhall/host-sdk/broker-script';
import { SANDBOX_CSP } from '@guildhall/host-sdk/sandbox-document';

/**
 * The sandbox document without the part that takes names away from the worker, so that its policy and its opaque origin
 * are tested by themselves.
 */
export function unguardedSandbox(): { html: string; csp: string } {
  // The prelude is the one list of names in the script; an empty list takes nothing away.
  const script = BROKER_SCRIPT.replace(/\["fetch XMLHttpRequest[^\]]*\]/, '[]');
  if (script === BROKER_SCRIPT) throw new Error('The prelude is not where this test looks for it.');
  const hash = `sha256-${createHash('sha256').update(script).digest('base64')}`;
  return {
    html: `<!doctype html><script>${script}</script>`,
    csp: SANDBOX_CSP.replace(BROKER_SCRIPT_HASH, hash),
  };
}
