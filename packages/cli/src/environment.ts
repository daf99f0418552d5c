import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const variables = z.object({
  GUILDHALL_CONFIG: z.string().optional(),
  /** For machines: used instead of what `login` stored. */
  GUILDHALL_TOKEN: z.string().optional(),
  GUILDHALL_GATEWAY: z.string().optional(),
  XDG_CONFIG_HOME: z.string().optional(),
  NO_COLOR: z.string().optional(),
  FORCE_COLOR: z.string().optional(),
  TERM: z.string().optional(),
});

/** Where packages come from and are kept while a project is built; see packageSource. */
const packageVariables = z.object({
  GUILDHALL_REGISTRY: z.string().optional(),
  GUILDHALL_SCOPED_REGISTRIES: z.string().optional(),
  GUILDHALL_PACKAGE_CACHE: z.string().optional(),
  GUILDHALL_REGISTRY_TOKENS: z.string().optional(),
  /** What an .npmrc usually names in place of a token. */
  NPM_TOKEN: z.string().optional(),
  NODE_AUTH_TOKEN: z.string().optional(),
  npm_config_registry: z.string().optional(),
  XDG_CACHE_HOME: z.string().optional(),
});

export interface Environment {
  /** Where the session is kept. */
  readonly configFile: string;
  readonly token: string | undefined;
  readonly gateway: string | undefined;
  /** A variable that the person names on the command line. */
  variable(name: string): string | undefined;
  /** Null where the terminal decides. */
  readonly color: boolean | null;
  readonly packages: Readonly<Record<string, string | undefined>>;
}

/** The only reader of process.env here. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const read = variables.parse(env);
  const configHome = read.XDG_CONFIG_HOME || join(homedir(), '.config');
  return {
    configFile: read.GUILDHALL_CONFIG || join(configHome, 'guildhall', 'config.json'),
    token: read.GUILDHALL_TOKEN || undefined,
    gateway: read.GUILDHALL_GATEWAY || undefined,
    variable: (name) => env[name] || undefined,
    color: colorOf(read),
    packages: packageVariables.parse(env),
  };
}

function colorOf({ NO_COLOR, FORCE_COLOR, TERM }: z.infer<typeof variables>): boolean | null {
  if (NO_COLOR || TERM === 'dumb') return false;
  if (FORCE_COLOR && FORCE_COLOR !== '0') return true;
  return null;
}
