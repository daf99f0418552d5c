import { join } from 'node:path';

/** Migrations of a made-up service `runtime`: the runtime's own tables and `note`. */
export const RUNTIME_MIGRATIONS = join(import.meta.dirname, '..', 'runtime-migrations');
