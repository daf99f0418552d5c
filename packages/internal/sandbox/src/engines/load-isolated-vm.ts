import { err, ok, type Result } from '@guildhall/kernel';

/** isolated-vm, where it is installed and fits this Node; else why not. It is native code, hence optional. */
export async function loadIsolatedVm(): Promise<Result<typeof import('isolated-vm')>> {
  try {
    const { default: library } = await import('isolated-vm');
    return ok(library);
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return err({
      code: 'ENGINE_MISSING',
      message: `The engine "isolated-vm" cannot be loaded (${why}). Install the optional dependency isolated-vm 7.0.1 for Node 24, or use "quickjs".`,
    });
  }
}
