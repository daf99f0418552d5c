import { createHash } from 'node:crypto';
import { permissionsOf, systemSession, type Role } from '@guildhall/authz';
import { readAsked, type Asked } from './asked.ts';
import { assertTrusted } from './document-gate.ts';

const TEXT = 'query Shown($a: Int) { shown(a: $a) }';
const HASH = createHash('sha256').update(TEXT).digest('hex');
const documents = { find: (hash: string) => (hash === HASH ? TEXT : null), all: () => [TEXT] };
const post = (body: unknown) => readAsked({ method: 'POST', query: {}, body }, documents);
const get = (query: unknown) => readAsked({ method: 'GET', query, body: null }, documents);

describe('what a request asks', () => {
  it.each([
    ['its text', () => post({ query: TEXT, variables: { a: 1 } })],
    ['its hash', () => post({ documentId: HASH, variables: { a: 1 } })],
    [
      'its hash with the name of the function',
      () => post({ documentId: `sha256:${HASH}`, variables: { a: 1 } }),
    ],
    [
      'a persisted query',
      () => post({ extensions: { persistedQuery: { version: 1, sha256Hash: HASH } }, variables: { a: 1 } }),
    ],
    ['an address with the text', () => get({ query: TEXT, variables: '{"a":1}' })],
    ['an address with the hash', () => get({ documentId: HASH, variables: '{"a":1}' })],
  ])('is the same by %s', (_name, ask) => {
    expect(ask()).toMatchObject({ query: TEXT, hash: HASH, trusted: true, variables: { a: 1 } });
  });

  it('is not trusted for looking like something that is', () => {
    expect(post({ query: `${TEXT} ` })).toMatchObject({ trusted: false });
  });

  it('cannot pass its own text off under a trusted hash', () => {
    const asked = post({ query: '{ secrets }', documentId: HASH });
    expect(asked).toMatchObject({ query: '{ secrets }', trusted: false });
    expect(
      post({ query: '{ secrets }', extensions: { persistedQuery: { sha256Hash: HASH } } })?.hash,
    ).not.toBe(HASH);
  });

  it('is what the hash names where the text beside it is empty', () => {
    expect(post({ query: '', documentId: HASH })).toMatchObject({ query: TEXT, hash: HASH, trusted: true });
    expect(get({ query: '', documentId: HASH })).toMatchObject({ query: TEXT, hash: HASH });
  });

  it('says so when a hash is unknown', () => {
    expect(() => post({ documentId: 'f'.repeat(64) })).toThrow('ships a document with the hash');
  });

  it.each([[null], ['{}'], [[]], [{ query: 7 }], [{ query: TEXT, variables: 'x' }], [{}], [{ query: '' }]])(
    'is nothing that anybody could run when it is %j',
    (body) => {
      expect(post(body)).toBeNull();
    },
  );
});

describe('a deployment that serves hosts', () => {
  const own = post({ query: '{ mine }' });
  const shipped = post({ query: TEXT });
  if (!own || !shipped) throw new Error('nothing was asked');

  const run = (asked: Asked, ...roles: Role[]) => {
    assertTrusted(asked, { ...systemSession('mkt_1', 'r'), permissions: permissionsOf(roles) }, 'trusted');
    return 'ran';
  };

  it.each<Role>(['endUser', 'orgAdmin', 'member', 'reviewer', 'publisherKey'])(
    'runs for the role %s what clients ship, and nothing else',
    (role) => {
      expect(run(shipped, role)).toBe('ran');
      expect(() => run(own, role)).toThrow('only the documents that its clients ship');
    },
  );

  it.each<Role>(['developer', 'owner', 'operator'])('lets the role %s ask freely', (role) => {
    expect(run(own, role)).toBe('ran');
  });
});
