import { lookAlike, type LookAlike } from '../packages/look-alike.ts';
import { POPULAR_NAMES } from '../packages/popular-names.ts';
import { DEPENDENCY_GROUPS } from '../package-file.ts';
import { defineRule } from '../rule.ts';

const HOW: Record<LookAlike['how'], string> = {
  letters: 'by one letter',
  separators: 'by its dashes and dots',
  characters: 'by letters that look alike',
  scope: 'by its scope',
  words: 'by the order of its words',
};
/** Below this many letters a name has honest neighbours. */
const SHORT = 6;

export const lookAlikeName = defineRule({
  id: 'look-alike-name',
  severity: 'high',
  threat: 'dependency',
  title: 'A name looks like that of a well-known package',
  why: 'Whoever mistypes a name installs the package that waits there. Such packages copy the one they imitate and add what nobody asked for.',
  fix: 'Check the name. If it is meant, depend on the well-known package, or choose a name that cannot be mistaken.',
  example: {
    bad: '{"dependencies":{"lodahs":"^4.17.21"}}',
    good: '{"dependencies":{"lodash":"^4.17.21"}}',
  },
  cwe: 1357,
  visit: {
    package: ({ packageFile, report }) => {
      const judge = (name: string, said: string, isTool = false): void => {
        const like = lookAlike(name);
        if (!like) return;
        const isWeak = like.how === 'words' || (like.how === 'letters' && (isTool || like.of.length < SHORT));
        report('package.json', `"${name}"`, {
          severity: isWeak ? 'medium' : 'high',
          confidence: isWeak ? 'low' : 'medium',
          message: `${said} ${name} differs from ${like.of} only ${HOW[like.how]}.`,
        });
      };
      if (packageFile.name) judge(packageFile.name, 'The package’s own name');
      for (const group of DEPENDENCY_GROUPS)
        for (const [name, version] of Object.entries(packageFile[group] ?? {})) {
          judge(name, 'The dependency', group === 'devDependencies');
          const target = /^npm:((?:@[^/]+\/)?[^@]+)/.exec(version)?.[1];
          if (target === undefined || target === name) continue;
          judge(target, 'The dependency');
          // The well-known name is the one that is written; under a scope the other needs only to look like it.
          const bareName = /^@[^/]+\/(.+)$/.exec(target)?.[1];
          const like = bareName !== undefined && POPULAR_NAMES.has(name) ? lookAlike(bareName) : null;
          if (like?.of === name)
            report('package.json', `"${name}"`, {
              message: `Under the well-known name ${name} another package is installed, whose name only looks like it: ${target}.`,
            });
          if (POPULAR_NAMES.has(name) && !POPULAR_NAMES.has(target) && !target.startsWith('@'))
            report('package.json', `"${name}"`, {
              message: `Under the well-known name ${name} another package is installed: ${target}.`,
            });
        }
    },
  },
});
