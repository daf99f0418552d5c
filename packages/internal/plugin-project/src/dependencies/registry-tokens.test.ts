import { inspect } from 'node:util';
import { readRegistryTokens } from './registry-tokens.ts';

const FILE = `
; kept by npm
registry=https://registry.example/
//packages.acme.example/npm/:_authToken=npm_acme
//packages.acme.example/npm/inner/:_authToken="npm_inner"
//Plain.example:4873/:_authToken = npm_plain
//127.0.0.1:4873/:_authToken=npm_here
//named.example/:_authToken=\${NPM_TOKEN}
//legacy.example/:_password=c2VjcmV0
`;

function tokens(text = FILE) {
  const read = readRegistryTokens(text, { NPM_TOKEN: 'npm_named' });
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

describe('the token of a registry', () => {
  it.each([
    ['https://packages.acme.example/npm/@acme/a/-/a-1.0.0.tgz', 'npm_acme'],
    ['https://packages.acme.example/npm/inner/a', 'npm_inner'],
    ['https://plain.example:4873/a', 'npm_plain'],
    ['https://named.example/a', 'npm_named'],
    ['http://127.0.0.1:4873/a', 'npm_here'],
  ])('is sent to %s', (address, token) => {
    expect(tokens().for(new URL(address))).toBe(token);
  });

  it.each([
    ['another host', 'https://other.example/npm/a'],
    ['a host that only ends alike', 'https://evil-packages.acme.example/npm/a'],
    ['a host that only begins alike', 'https://packages.acme.example.evil.example/npm/a'],
    ['another path', 'https://packages.acme.example/npmx/a'],
    ['a path that climbs out', 'https://packages.acme.example/npm/../secret'],
    ['another port', 'https://packages.acme.example:8443/npm/a'],
    ['plain http', 'http://packages.acme.example/npm/a'],
    ['a registry with another kind of secret', 'https://legacy.example/a'],
  ])('is not sent to %s', (_, address) => {
    expect(tokens().for(new URL(address))).toBeNull();
  });

  it('is shown by nothing that prints or serializes', () => {
    const read = tokens();
    expect(JSON.stringify(read) + inspect(read, { depth: 9, showHidden: true })).not.toContain('npm_');
  });

  it.each([
    ['is empty', '//a.example/:_authToken='],
    ['has spaces', '//a.example/:_authToken=one two'],
    ['ends a header', '//a.example/:_authToken=one\u0000two'],
    ['names a variable that is not set', '//a.example/:_authToken=${MISSING}'],
  ])('that %s is refused by its line, without its words', (_, line) => {
    const read = readRegistryTokens(`# first\n${line}`, {});
    expect(read).toMatchObject({ ok: false, error: expect.stringContaining('Line 2') as unknown });
    expect(JSON.stringify(read)).not.toMatch(/one|MISSING/);
  });
});
