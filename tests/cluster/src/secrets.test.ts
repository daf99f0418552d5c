import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  encryptionKeyOf,
  openSigner,
  openVerifier,
  privateJwk,
  publicJwks,
} from '@guildhall/service-runtime';
import { temporaryFolder } from '@guildhall/testing';
import { z } from 'zod';
import { render } from './helm.ts';
import { mistakesIn } from './kubernetes.ts';
import { manifest, podsOf } from './manifest.ts';
import { makeSecrets, readSecrets, type Secrets } from './secrets.ts';

const POSTGRES = ['--postgres', 'postgresql://db.example:5432/?sslmode=verify-full'];
const REDIS = ['--redis', 'redis://redis.example:6379'];

describe('secrets of a new deployment', () => {
  const folder = join(temporaryFolder(), 'secrets');
  let secrets: Secrets;

  beforeAll(() => {
    makeSecrets(folder, ...POSTGRES, ...REDIS);
    secrets = readSecrets(folder);
  });

  it('are those that the chart names, with every key that it takes from them', () => {
    const wanted = podsOf(render('values-production.yaml'))
      .flatMap(({ spec }) => spec.containers)
      .flatMap(({ env }) => env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []));
    const missing = wanted.filter(({ name, key }) => secrets.get(name)?.[key] === undefined);
    const named = new Set(wanted.map(({ name }) => name));

    expect(missing).toEqual([]);
    expect([...secrets.keys()].filter((name) => !named.has(name))).toEqual([]);
  });

  it('are objects that a cluster takes', async () => {
    const { items } = z
      .object({ items: z.array(manifest) })
      .parse(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')));

    expect((await Promise.all(items.map(mistakesIn))).flat()).toEqual([]);
    expect(items).toHaveLength(11);
  });

  it.each(['gateway', 'catalog', 'governance', 'installation', 'forge'])(
    'let everybody believe what %s signs',
    async (name) => {
      const signed = await (await openSigner(keyOf(name))).sign({ hello: 'world' }, 'test');

      await expect(
        openVerifier(trusted()).verify(signed, name, 'test', z.looseObject({ hello: z.string() })),
      ).resolves.toMatchObject({ hello: 'world' });
    },
  );

  it('let nobody sign for another', async () => {
    const forged = await (await openSigner({ ...keyOf('catalog'), kid: 'gateway' })).sign({}, 'test');

    await expect(
      openVerifier(trusted()).verify(forged, 'gateway', 'test', z.looseObject({})),
    ).rejects.toThrow('signature verification failed');
  });

  it('trust the participants, with a key to seal for forge, and nobody else', () => {
    expect(trusted().keys.map(({ kid }) => kid)).toEqual([
      ...['gateway', 'catalog', 'forge', 'governance', 'installation', 'forge-encryption'],
    ]);
    expect(trusted().keys).toContainEqual(encryptionKeyOf(keyOf('forge')).publicKey);
    expect(JSON.stringify(trusted())).not.toContain('"d":');
  });

  it('keep the options of the database’s address, and give each login a password of its own', () => {
    const urls = ['catalog', 'forge'].flatMap((name) => [
      new URL(secrets.get(`guildhall-${name}`)?.['DATABASE_URL'] ?? ''),
      new URL(secrets.get(`guildhall-${name}-owner`)?.['OWNER_DATABASE_URL'] ?? ''),
    ]);

    expect(urls.map(({ username, pathname, search }) => [username, pathname, search])).toEqual([
      ['catalog_app', '/catalog', '?sslmode=verify-full'],
      ['catalog_owner', '/catalog', '?sslmode=verify-full'],
      ['forge_app', '/forge', '?sslmode=verify-full'],
      ['forge_owner', '/forge', '?sslmode=verify-full'],
    ]);
    expect(new Set(urls.map(({ password }) => password)).size).toBe(4);
  });

  it('are readable by their owner alone', () => {
    for (const file of ['secrets.json', 'roles.sql'])
      expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });

  it('are never made twice in one place', () => {
    const before = readFileSync(join(folder, 'secrets.json'), 'utf8');
    const { status, said } = makeSecrets(folder, ...POSTGRES, ...REDIS);

    expect(status).toBe(2);
    expect(said).toContain('keeps its keys and its actor secret for life');
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe(before);
  });

  it('are others for another deployment', () => {
    const elsewhere = join(temporaryFolder(), 'secrets');
    makeSecrets(elsewhere, ...POSTGRES, ...REDIS);

    expect(readSecrets(elsewhere).get('guildhall-identity')?.['ACTOR_SECRET']).not.toBe(
      secrets.get('guildhall-identity')?.['ACTOR_SECRET'],
    );
  });

  function keyOf(name: string) {
    return privateJwk.parse(JSON.parse(secrets.get(`guildhall-${name}`)?.['SIGNING_KEY'] ?? ''));
  }

  function trusted() {
    return publicJwks.parse(JSON.parse(secrets.get('guildhall-identity')?.['TRUSTED_KEYS'] ?? ''));
  }
});

describe('without Redis', () => {
  it('PostgreSQL carries the jobs in a database of its own', () => {
    const folder = join(temporaryFolder(), 'secrets');
    makeSecrets(folder, ...POSTGRES);
    const { QUEUE_URL = '', SNAPSHOT_URL } = readSecrets(folder).get('guildhall-messaging') ?? {};

    expect(new URL(QUEUE_URL)).toMatchObject({ username: 'queue_owner', pathname: '/queue' });
    expect(SNAPSHOT_URL).toBeUndefined();
  });
});

describe('an order that cannot be followed', () => {
  it.each<[string, string[], string]>([
    ['without a database', [], '--postgres is a URL'],
    ['with another database', ['--postgres', 'mysql://db'], '--postgres is a URL'],
    ['with another queue', [...POSTGRES, '--redis', 'amqp://queue'], '--redis is a URL'],
    ['with an unknown word', [...POSTGRES, '--kubernetes'], "Unknown option '--kubernetes'"],
    ['with an odd namespace', [...POSTGRES, '--namespace', 'Guild_Hall'], '--namespace is a name'],
  ])('%s is refused with its reason, and nothing is written', (_, args, reason) => {
    const folder = join(temporaryFolder(), 'secrets');
    const { status, said } = makeSecrets(folder, ...args);

    expect(status).toBe(2);
    expect(said).toContain(reason);
    expect(() => readSecrets(folder)).toThrow('ENOENT');
  });
});
