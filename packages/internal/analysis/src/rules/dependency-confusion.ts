import { DEPENDENCY_GROUPS } from '../package-file.ts';
import { defineRule } from '../rule.ts';
import { POPULAR_SCOPES } from '../packages/popular-names.ts';
import { isPublicRegistry } from '../packages/public-registry.ts';

const INTERNAL = /(?:^|[-_/@.])(?:internal|private|corp|intranet|inhouse|in-house|confidential)(?:[-_/.]|$)/i;
/** No honest package counts this far; such a number only wins against every other. */
const HUGE = /^[~^>=v\s]*(?:9{2,}|[1-9]\d{3,})\.\d/;
/** Years and days are versions, too. */
const YEAR = /^[~^>=v\s]*20[12]\d(?:[01]\d[0-3]\d)?\./;
const ANY = /^(?:\*|latest|x|>=?\s*\d[\d.]*|)$/;

export const dependencyConfusion = defineRule({
  id: 'dependency-confusion',
  severity: 'high',
  threat: 'dependency',
  title: 'A package can be taken for one of a private registry',
  why: 'When a private name is also published publicly with a higher version, installers take the public one: strangers’ code runs inside the company.',
  fix: 'Pin the version, and name the registry of the scope in the installing project.',
  example: {
    bad: '{"name":"billing-core","version":"99.10.9"}',
    good: '{"name":"billing-core","version":"1.4.0"}',
  },
  cwe: 427,
  visit: {
    package: ({ packageFile, files, report }) => {
      const { version } = packageFile;
      if (version && HUGE.test(version) && !YEAR.test(version) && !packageFile.name.startsWith('@types/'))
        report('package.json', `"${version}"`, {
          message: `Version ${version} is chosen to win against every other version.`,
        });
      for (const group of DEPENDENCY_GROUPS)
        for (const [name, range] of Object.entries(packageFile[group] ?? {})) {
          if (HUGE.test(range) && !YEAR.test(range) && !isKnownScope(name))
            report('package.json', `"${name}"`, { message: `${name} is asked for in version ${range}.` });
          else if (ANY.test(range) && INTERNAL.test(name) && group !== 'devDependencies')
            report('package.json', `"${name}"`, {
              message: `${name} looks private and is asked for in any version: a public package of that name would be taken.`,
            });
          else if (ANY.test(range) && isUnknownScope(name) && group === 'dependencies')
            report('package.json', `"${name}"`, {
              severity: 'medium',
              confidence: 'low',
              message: `${name} may be taken from any registry in any version.`,
            });
        }
      for (const settings of ['.npmrc', '.yarnrc', '.yarnrc.yml', 'bunfig.toml'])
        judgeRegistry(files.get(settings), (excerpt, message) => {
          report(settings, excerpt, { message });
        });
    },
  },
});

/** Nobody else can publish under a scope that is known to have its owner; some count by the standards they follow. */
function isKnownScope(name: string): boolean {
  return name.startsWith('@') && !isUnknownScope(name);
}

function isUnknownScope(name: string): boolean {
  const scope = /^@([^/]+)\//.exec(name)?.[1];
  return scope !== undefined && !POPULAR_SCOPES.has(scope);
}

/** A package that carries its own settings of where packages come from. */
function judgeRegistry(text: string | undefined, tell: (excerpt: string, message: string) => void): void {
  for (const line of (text ?? '').split(/\r?\n/)) {
    const registry =
      /^\s*(?:(?:@[\w-]+:)?registry(?:\s*=\s*|\s+)|npmRegistryServer\s*:\s*)["']?([^\s"']+)/.exec(line)?.[1];
    if (registry && !isPublicRegistry(registry) && !registry.includes('${'))
      tell(line.trim(), `Packages are taken from ${registry}.`);
    else if (
      /^\s*strict-ssl\s*=\s*false|^\s*ignore-scripts\s*=\s*false|^\s*enableStrictSsl\s*:\s*false/.test(line)
    )
      tell(line.trim(), 'A protection of the installer is switched off.');
  }
}
