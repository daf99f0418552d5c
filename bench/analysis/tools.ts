import { Linter } from 'eslint';
import security from 'eslint-plugin-security';
import { analyze, indexAdvisories } from '../../packages/internal/analysis/src/index.ts';
import { MANIFEST } from '../../packages/internal/analysis/src/testing/analyze-text.ts';
import { corpusAdvisories } from '../../packages/internal/analysis/src/testing/read-corpus.ts';

/** What a tool says of a package: by which rule, and whether it counts as high. */
export interface Said {
  rule: string;
  isHigh: boolean;
}

/** Something that reads code and says what is dangerous in it; only what is of medium severity or more. */
export type Tool = (files: ReadonlyMap<string, string>, isPlugin: boolean) => Promise<Said[]>;

export const OURS = 'Guildhall analysis';

/** By name. Each is measured in a process of its own. */
export const TOOLS: Readonly<Record<string, () => Tool>> = {
  [OURS]: () => {
    const advisories = indexAdvisories([['advisories.json', corpusAdvisories()]]);
    return async (files, isPlugin) => {
      const { findings } = await analyze({ files, manifest: isPlugin ? MANIFEST : null, advisories });
      return findings
        .filter(({ severity }) => severity !== 'info' && severity !== 'low')
        .map(({ ruleId, severity }) => ({ rule: ruleId, isHigh: severity !== 'medium' }));
    };
  },
  'eslint + eslint-plugin-security': () => {
    const linter = new Linter();
    const config = [{ files: ['**/*'], ...security.configs.recommended }];
    return (files) => {
      const code = [...files].filter(([name]) => /\.[cm]?[jt]sx?$/.test(name));
      const messages = code.flatMap(([name, text]) =>
        linter.verify(text, config, { filename: name.replace(/\.[cm]js$/, '.js') }),
      );
      return Promise.resolve(
        messages.flatMap(({ ruleId }) => (ruleId === null ? [] : [{ rule: ruleId, isHigh: true }])),
      );
    };
  },
};
