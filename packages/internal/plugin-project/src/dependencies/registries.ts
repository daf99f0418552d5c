import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { err, ok, type Result } from '@guildhall/kernel';

/** Where packages are looked up. */
export interface Registries {
  readonly default: URL;
  /** By scope with its @: a pinned scope is looked up there and nowhere else. */
  readonly scopes: ReadonlyMap<string, URL>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The registries this installation of Guildhall is configured with: `GUILDHALL_REGISTRY`, or whatever npm uses here, and
 * `GUILDHALL_SCOPED_REGISTRIES` such as `@acme=https://packages.acme.example, @other=…`. The error is a sentence.
 */
export async function configuredRegistries(
  environment: Environment,
  askNpm: () => Promise<string> = registryOfNpm,
): Promise<Result<Registries, string>> {
  const text = environment['GUILDHALL_REGISTRY'] ?? environment['npm_config_registry'] ?? (await askNpm());
  const address = registryAddress(text);
  if (!address) {
    return err(`GUILDHALL_REGISTRY has to be the https address of a package registry, not "${text}".`);
  }
  const scopes = new Map<string, URL>();
  for (const pair of (environment['GUILDHALL_SCOPED_REGISTRIES'] ?? '').split(',')) {
    if (pair.trim() === '') continue;
    const [, scope = '', pinned = ''] = /^\s*(@[^=\s]+)\s*=\s*(\S+)\s*$/u.exec(pair) ?? [];
    const place = registryAddress(pinned);
    if (!place) {
      return err(`GUILDHALL_SCOPED_REGISTRIES has to be like @scope=https://…, …; "${pair.trim()}" is not.`);
    }
    scopes.set(scope, place);
  }
  return ok({ default: address, scopes });
}

/** The registry a package is looked up in; a pinned scope never falls back to another. */
export function registryFor(name: string, { scopes, default: fallback }: Registries): URL {
  const scope = name.startsWith('@') ? name.slice(0, name.indexOf('/')) : '';
  return scopes.get(scope) ?? fallback;
}

function registryAddress(text: string): URL | null {
  const address = URL.parse(text.trim().replace(/\/*$/u, '/'));
  return address && /^https?:$/u.test(address.protocol) ? address : null;
}

async function registryOfNpm(): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', ['config', 'get', 'registry'], {
    timeout: 20_000,
    shell: process.platform === 'win32',
  });
  return stdout.trim();
}
