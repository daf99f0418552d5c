import type { EngineName } from '../sandbox.ts';

/** Both must behave alike: every suite that runs guests goes over this list. */
export const ENGINES: readonly EngineName[] = ['quickjs', 'isolated-vm'];
