import { configuredRegistries, registryFor } from './registries.ts';

const npm = () => Promise.resolve('https://npm.example/\n');
const REGISTRY = { GUILDHALL_REGISTRY: 'https://packages.example/npm' };

async function configured(environment: Record<string, string>) {
  const registries = await configuredRegistries(environment, npm);
  if (!registries.ok) throw new Error(registries.error);
  return registries.value;
}

describe('the configured registries', () => {
  it('are what npm uses here, unless the environment says otherwise', async () => {
    expect((await configured({})).default.href).toBe('https://npm.example/');
    expect((await configured({ npm_config_registry: 'https://mirror.example/' })).default.href).toBe(
      'https://mirror.example/',
    );
    expect((await configured(REGISTRY)).default.href).toBe('https://packages.example/npm/');
  });

  it('pin scopes, and leave all others to the default', async () => {
    const scopes = '@acme=https://acme.example/npm, @orchard = http://127.0.0.1:4873';
    const registries = await configured({ ...REGISTRY, GUILDHALL_SCOPED_REGISTRIES: scopes });
    const hrefs = ['@acme/a', '@orchard/b', '@acmee/c', 'acme'].map(
      (name) => registryFor(name, registries).host,
    );
    expect(hrefs).toEqual(['acme.example', '127.0.0.1:4873', 'packages.example', 'packages.example']);
  });

  it.each([
    [{ GUILDHALL_REGISTRY: 'packages' }, 'GUILDHALL_REGISTRY'],
    [{ GUILDHALL_REGISTRY: 'file:///etc' }, 'GUILDHALL_REGISTRY'],
    [{ ...REGISTRY, GUILDHALL_SCOPED_REGISTRIES: 'acme' }, 'GUILDHALL_SCOPED_REGISTRIES'],
    [{ ...REGISTRY, GUILDHALL_SCOPED_REGISTRIES: '@acme=ftp://a.example' }, 'GUILDHALL_SCOPED_REGISTRIES'],
  ])('say what is wrong with %o', async (environment, words) => {
    const registries = await configuredRegistries(environment, npm);
    expect(registries.ok ? '' : registries.error).toContain(words);
  });
});
