import { analyze } from '../analyze.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { dependencyConfusion } from './dependency-confusion.ts';

describeRule(dependencyConfusion, {
  reports: {
    'a version that wins': '{"name":"billing-core","version":"99.10.9"}',
    'a private name in any version': '{"name":"a","dependencies":{"acme-internal-auth":"*"}}',
  },
  leaves: {
    'a version as they are': '{"name":"billing-core","version":"1.4.0"}',
    'a number of a standard, under a scope that has its owner':
      '{"name":"a","dependencies":{"@types/geojson":"^7946.0.16"}}',
    'a year as a version': '{"name":"a","version":"2026.1.0"}',
  },
  file: 'package.json',
});

async function told(file: string, text: string): Promise<string[]> {
  const files = new Map([
    ['package.json', '{"name":"a","version":"1.0.0","license":"MIT"}'],
    [file, text],
  ]);
  const { findings } = await analyze({ files });
  return findings.map(({ ruleId }) => ruleId);
}

describe('settings of installers that a package carries', () => {
  it.each([
    ['.npmrc', 'registry=https://npm.fx.example/'],
    ['.npmrc', '@acme:registry = http://mirror.fx.example'],
    ['.npmrc', 'strict-ssl=false'],
    ['.yarnrc', 'registry "https://npm.fx.example/"'],
    ['.yarnrc.yml', 'npmRegistryServer: "https://npm.fx.example"'],
    ['bunfig.toml', 'registry = "https://npm.fx.example"'],
  ])('are reported where %s says %s', async (file, text) => {
    expect(await told(file, text)).toContain('dependency-confusion');
  });

  it.each([
    ['.npmrc', 'registry=https://registry.npmjs.org/\nsave-exact=true'],
    ['.yarnrc.yml', 'npmRegistryServer: "https://registry.yarnpkg.com"\nnodeLinker: node-modules'],
    ['.npmrc', 'registry=${COMPANY_REGISTRY}'],
  ])('are left alone where %s says %s', async (file, text) => {
    expect(await told(file, text)).not.toContain('dependency-confusion');
  });
});
