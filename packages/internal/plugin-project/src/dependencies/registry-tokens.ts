import { err, ok, type Result } from '@guildhall/kernel';

/** Tokens of registries with private packages; nothing that is printed or written as JSON shows one. */
export interface RegistryTokens {
  /** The token for an address; null unless it lies in a registry that has one, and is reached where nobody listens. */
  for(address: URL): string | null;
}

export const NO_TOKENS: RegistryTokens = { for: () => null };

interface Line {
  /** Host with port, and path with a slash at both ends. */
  readonly place: string;
  readonly token: string;
}

/**
 * Reads a file in the form of npm's `.npmrc`: of its lines only `//packages.example/npm/:_authToken=…` are looked at, and
 * `${NAME}` stands for what the environment holds. The error is a sentence, and never holds a token.
 */
export function readRegistryTokens(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Result<RegistryTokens, string> {
  const lines: Line[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [, written, value] = /^\s*\/\/([^\s=]+?)\/?:_authToken\s*=\s*(.*?)\s*$/u.exec(line) ?? [];
    if (written === undefined || value === undefined) continue;
    const token = filled(value.replace(/^(["'])(.*)\1$/u, '$2'), environment);
    if (token === null || !/^[\x21-\x7e]+$/u.test(token)) {
      return err(
        `Line ${index + 1} of the file that GUILDHALL_REGISTRY_TOKENS names has no usable token: it is empty, has spaces, or names a variable that is not set.`,
      );
    }
    lines.push({ place: `${written.toLowerCase()}/`, token });
  }
  return ok({
    for(address) {
      if (!isPrivateWay(address)) return null;
      const asked = `${address.host}${address.pathname}`;
      const fitting = lines.filter(({ place }) => asked.toLowerCase().startsWith(place));
      return fitting.sort((a, b) => b.place.length - a.place.length)[0]?.token ?? null;
    },
  });
}

function filled(value: string, environment: Readonly<Record<string, string | undefined>>): string | null {
  const names = [...value.matchAll(/\$\{(\w+)\}/gu)].map(([, name = '']) => name);
  if (names.some((name) => !environment[name])) return null;
  return value.replaceAll(/\$\{(\w+)\}/gu, (_whole, name: string) => environment[name] ?? '');
}

/** Only over TLS, or without leaving this machine. */
function isPrivateWay({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}
