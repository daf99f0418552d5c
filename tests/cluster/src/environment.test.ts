import { join } from 'node:path';
import { temporaryFolder } from '@guildhall/testing';
import { ROOT, VALUES } from './files.ts';
import { render } from './helm.ts';
import { podsOf, type Container } from './manifest.ts';
import { readEnvironments, type Outcome } from './read-environments.ts';
import { makeSecrets, readSecrets, variablesOf, type Secrets } from './secrets.ts';

/** Node itself, and the programs it starts, look at these. */
const READ_BY_NODE = ['HOME', 'NODE_EXTRA_CA_CERTS'];
const FURTHER = [
  ...['--set', 'services.catalog.ciIssuers[0].issuer=https://ci.example'],
  ...['--set', 'services.catalog.ciIssuers[0].jwksUri=https://ci.example/keys'],
  ...['--set', 'services.forge.packages.registry=https://packages.example'],
  ...['--set', 'services.forge.packages.scopes.@acme=https://acme.example'],
  ...['--set', 'services.forge.packages.tokensSecret=registry'],
  ...['--set', 'services.forge.functions.trustedEngine=isolated-vm'],
  ...['--set', 'gateway.trustedDocuments.configMap=documents'],
  ...['--set', 'gateway.trustedDocuments.files[0]=ours.json'],
  ...['--set', 'gateway.supergraph=schema'],
  ...['--set', 'gateway.documentationUrl=https://docs.example/errors'],
  ...['--set', 'gateway.liveStreams.gateway=30000'],
];

let secrets: Secrets;

beforeAll(() => {
  const folder = join(temporaryFolder(), 'secrets');
  makeSecrets(folder, '--postgres', 'postgresql://db.example:5432', '--redis', 'redis://redis.example:6379');
  secrets = readSecrets(folder);
});

describe.each(VALUES)('with %s', (values) => {
  it('every container gets what its program asks of its environment', () => {
    expect(refusals(containers(values))).toEqual([]);
  });

  it('no container gets what its program never asks for', () => {
    const all = containers(values, ...FURTHER);
    const outcomes = readAll(all);
    const idle = all.flatMap((one, index) => {
      const asked = [...(outcomes[index]?.asked ?? []), ...READ_BY_NODE];
      return one.env
        .filter(({ name }) => !asked.includes(name))
        .map(({ name }) => `${one.command[1]}: ${name}`);
    });

    expect(idle).toEqual([]);
  });
});

it('all that can be configured reaches its program in a form that it reads', () => {
  const all = containers('values-production.yaml', ...FURTHER);

  expect(refusals(all)).toEqual([]);
  expect(variable(all, 'GUILDHALL_SCOPED_REGISTRIES')).toBe('@acme=https://acme.example');
  expect(variable(all, 'GUILDHALL_REGISTRY_TOKENS')).toBe('/etc/guildhall/registry/npmrc');
  expect(variable(all, 'FUNCTION_TRUSTED_ENGINE')).toBe('isolated-vm');
  expect(variable(all, 'TRUSTED_DOCUMENTS')).toBe('/etc/guildhall/documents/ours.json');
  expect(variable(all, 'DOCUMENTATION_URL')).toBe('https://docs.example/errors');
  expect(variable(all, 'CI_ISSUERS')).toBe(
    '[{"issuer":"https://ci.example","jwksUri":"https://ci.example/keys"}]',
  );
  expect(variable(all, 'LIVE_STREAMS')).toBe('{"actor":100,"gateway":30000}');
  expect(variable(all, 'MOST_CONNECTIONS')).toBe('40000');
  expect(variable(all, 'RATE_POINTS')).toBe('{"actor":3000,"marketplace":120000,"stranger":300}');
});

describe('a container without one of its variables', () => {
  const required = {
    'gateway/src/main.ts': ['SUBGRAPHS', 'BUS_URL', 'SIGNING_KEY', 'TRUSTED_KEYS', 'ACTOR_SECRET'],
    'services/forge/src/worker.ts': [
      ...['PORT', 'DATABASE_URL', 'COURIER_DATABASE_URL', 'QUEUE_URL'],
      ...['SIGNING_KEY', 'TRUSTED_KEYS', 'ACTOR_SECRET'],
    ],
  };

  it('is refused by its program, which names it', () => {
    const cases = Object.entries(required).flatMap(([entry, names]) =>
      names.map((missing) => {
        const one = containerOf(entry);
        return { missing, container: { ...one, env: one.env.filter(({ name }) => name !== missing) } };
      }),
    );

    expect(refusals(cases.map(({ container }) => container))).toEqual(
      cases.map(({ missing }): unknown => expect.stringContaining(`"${missing}"`)),
    );
  });

  it('is not even started where a Secret lacks a key', () => {
    const one = containerOf('gateway/src/main.ts');
    const lacking = new Map([...secrets, ['guildhall-identity', {}]]);

    expect(() => variablesOf(one, lacking)).toThrow('TRUSTED_KEYS comes from guildhall-identity');
  });
});

function containerOf(entry: string): Container {
  const [one] = containers('values.yaml').filter(({ command }) => command[1] === entry);
  if (!one) throw new Error(`the chart starts no ${entry}`);
  return one;
}

/** What runs a program of ours for as long as it can. */
function containers(values: string, ...further: string[]): Container[] {
  return podsOf(render(values, ...further))
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap(({ spec }) => spec.containers);
}

function readAll(all: readonly Container[]): Outcome[] {
  return readEnvironments(
    all.map((one) => ({
      module: join(ROOT, one.command[1] ?? '', '../environment.ts'),
      variables: variablesOf(one, secrets),
    })),
  );
}

function refusals(all: readonly Container[]): string[] {
  return readAll(all).flatMap(({ refusal }) => refusal ?? []);
}

function variable(all: readonly Container[], wanted: string): string | undefined {
  return all.flatMap(({ env }) => env).find(({ name }) => name === wanted)?.value;
}
