import type { Callback, Context, Isolate, Reference } from 'isolated-vm';
import { CODE_NAME, GUEST_SOURCE } from '../guest/guest-source.ts';
import { isOutwardKind, type Outward } from '../guest/guest-message.ts';
import type { LoadOptions, Loaded, SandboxEngine } from './engine.ts';
import { isolateEnd, openIsolateVm, type Ear } from './isolate-vm.ts';

type Library = typeof import('isolated-vm');

const MB = 1024 * 1024;
/** V8 needs this much to begin. */
const SMALLEST_MB = 8;

/** V8 isolates on threads of their own. `library` is handed in, since it is optional. */
export function openIsolatedVm(library: Library): SandboxEngine {
  return {
    name: 'isolated-vm',
    async load({ code, memoryBytes, loadMs }: LoadOptions): Promise<Loaded> {
      const isolate = new library.Isolate({
        memoryLimit: Math.max(SMALLEST_MB, Math.ceil(memoryBytes / MB)),
        // Nothing in this process can be trusted after that; another one takes over.
        onCatastrophicError: () => process.kill(process.pid, 'SIGKILL'),
      });
      const ear: Ear = { hear: () => undefined };
      try {
        const deliver = await enterable(library, isolate, ear, { code, loadMs });
        return { ok: true, vm: openIsolateVm({ isolate, deliver, ear }) };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const { end } = isolateEnd(error, isolate) ?? { end: 'failed' as const };
        if (!isolate.isDisposed) isolate.dispose();
        return { ok: false, end, message };
      }
    },
  };
}

async function enterable(
  library: Library,
  isolate: Isolate,
  ear: Ear,
  { code, loadMs }: Pick<LoadOptions, 'code' | 'loadMs'>,
): Promise<Reference> {
  const context: Context = await isolate.createContext();
  const send: Callback = new library.Callback(
    (kind: string, id: number, text: string) => {
      if (isOutwardKind(kind)) ear.hear({ kind, id, text } satisfies Outward);
    },
    // Told in order, and all before the stay ends; the guest does not wait.
    { ignored: true },
  );
  const deliver: Reference = await context.evalClosure(`return (${GUEST_SOURCE})($0)`, [send], {
    result: { reference: true },
  });
  const module = await isolate.compileModule(code, { filename: CODE_NAME });
  await module.instantiate(context, (specifier) => {
    throw new Error(`"${specifier}" cannot be imported; everything is in the bundle.`);
  });
  await module.evaluate({ timeout: loadMs });
  return deliver;
}
