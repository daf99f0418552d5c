import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { err, ok, type Result } from '@guildhall/kernel';
import { NO_TOKENS, readRegistryTokens, type RegistryTokens } from './registry-tokens.ts';

/** Where packages are looked up. */
export interface Registries {
  readonly default: URL;
  /** By scope with its @: a pinned scope is looked up there and nowhere else. */
  readonly scopes: ReadonlyMap<string, URL>;
  readonly tokens: RegistryTokens;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The registries this installation of Guildhall is configured with: `GUILDHALL_REGISTRY`, or whatever npm uses here, and
 * `GUILDHALL_SCOPED_REGISTRIES` such as `@acme=https://packages.acme.example, @other=…`; `GUILDHALL_REGISTRY_TOKENS` names
 * a file with the tokens of those that want one. The error is a sentence.
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
  const tokens = await configuredTokens(environment);
  return tokens.ok ? ok({ default: address, scopes, tokens: tokens.value }) : tokens;
}

async function configuredTokens(environment: Environment): Promise<Result<RegistryTokens, string>> {
  const file = environment['GUILDHALL_REGISTRY_TOKENS'];
  if (!file) return ok(NO_TOKENS);
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text !== null) return readRegistryTokens(text, environment);
  return err(`GUILDHALL_REGISTRY_TOKENS has to name a file that can be read; "${file}" cannot.`);
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
