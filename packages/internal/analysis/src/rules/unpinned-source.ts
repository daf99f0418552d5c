import { defineRule } from '../rule.ts';

export const unpinnedSource = defineRule({
  id: 'unpinned-source',
  severity: 'high',
  threat: 'install-script',
  title: 'A dependency comes from an address instead of the registry',
  why: 'What a git or web address answers can change at any time, and its own install scripts run with it.',
  fix: 'Depend on a published version.',
  example: {
    bad: '{"dependencies":{"x":"https://x.example/x.tgz"}}',
    good: '{"dependencies":{"x":"^1.2.0"}}',
  },
  cwe: 829,
  visit: {
    package: ({ packageFile, report }) => {
      for (const replaced of [packageFile.overrides, packageFile.resolutions, packageFile.pnpm?.overrides]) {
        for (const [name, version] of Object.entries(replaced ?? {}))
          if (/^(?:git(?:\+\w+)?:|git@|https?:|ssh:|github:)/.test(version))
            report('package.json', `"${name}"`, {
              severity: 'medium',
              message: `${name} is replaced by ${version.slice(0, 100)}.`,
            });
      }
      for (const group of [
        'dependencies',
        'optionalDependencies',
        'peerDependencies',
        'devDependencies',
      ] as const) {
        for (const [name, version] of Object.entries(packageFile[group] ?? {})) {
          const isAddress =
            /^(?:git(?:\+\w+)?:|git@|https?:|ssh:|github:|gitlab:|bitbucket:|gist:)|^[\w-]+\/[\w.-]+(?:#|$)/.test(
              version,
            );
          const isPinned = /#[0-9a-f]{40}$/.test(version);
          if (isAddress)
            report('package.json', `"${name}"`, {
              severity: group === 'devDependencies' ? 'info' : isPinned ? 'medium' : 'high',
              message: `${name} comes from ${version.slice(0, 100)}.`,
            });
          else if (/^(?:file|link):\.\.|^file:\//.test(version) && group !== 'devDependencies')
            report('package.json', `"${name}"`, {
              // Two folders side by side say nothing bad; in a package that is handed on, its own folder is missing.
              severity: 'low',
              message: `${name} comes from outside of the package: ${version.slice(0, 80)}.`,
            });
          else if (/^(?:\*|latest|x|>=?\s*0(?:\.0)*)$/.test(version) && group === 'dependencies')
            report('package.json', `"${name}"`, {
              severity: 'low',
              message: `Any version of ${name} may be installed.`,
            });
          else if (/^npm:/.test(version))
            report('package.json', `"${name}"`, {
              severity: 'low',
              message: `${name} stands for another package: ${version.slice(0, 80)}.`,
            });
        }
      }
    },
  },
});
