import { asksForSource, licenceOfText } from '../licence/licence-of-text.ts';
import { licenceText } from '../licence/licence-policy.ts';
import { defineRule } from '../rule.ts';

const FILE = /^(?:licen[cs]e|copying)(?:[-.][\w.-]+)?$/i;

export const licenceConflict = defineRule({
  id: 'licence-conflict',
  severity: 'high',
  threat: 'licence',
  title: 'The licence text is another than the licence that is named',
  why: 'What binds is the text. A package that says MIT and carries the GPL, or brings a part that does, binds whoever ships it to more than they read.',
  fix: 'Name the licence whose text is in the package, for the package and for what it bundles.',
  example: {
    bad: '{"name":"a","license":"MIT","//":"with a LICENSE file that begins: GNU GENERAL PUBLIC LICENSE"}',
    good: '{"name":"a","license":"MIT"}',
  },
  visit: {
    package: ({ packageFile, files, report }) => {
      const declared = licenceText(packageFile.license ?? packageFile.licenses) ?? '';
      for (const [path, text] of files) {
        if (!FILE.test(path)) continue;
        const family = licenceOfText(text);
        if (family !== null && asksForSource(family) && declared !== '' && !names(declared, family))
          report(path, text.slice(0, 40), {
            message: `package.json names ${declared}, and ${path} is the text of ${family}.`,
          });
      }
      // Said in words only, where no file can show it.
      const said = Object.entries(packageFile).find(([key]) => key === '//')?.[1];
      const told = typeof said === 'string' ? licenceOfText(said) : null;
      if (told !== null && asksForSource(told) && declared !== '' && !names(declared, told))
        report('package.json', '"//"', { message: `package.json names ${declared} and speaks of ${told}.` });
      for (const [path, text] of bundled(files)) {
        const inner = /"license"\s*:\s*"([^"]+)"/.exec(text)?.[1];
        if (
          inner !== undefined &&
          asksForSource(inner) &&
          !/\bOR\b/.test(inner) &&
          !names(declared, inner.replace(/-.*/, ''))
        )
          report(path, `"${inner}"`, {
            severity: 'medium',
            message: `A bundled package is under ${inner}, this one under ${declared || 'no licence'}.`,
          });
      }
    },
  },
});

function bundled(files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].filter(([path]) => /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path));
}

function names(declared: string, family: string): boolean {
  if (/^(?:SEE LICEN[CS]E|UNLICENSED|Proprietary|LicenseRef)/i.test(declared)) return true;
  return declared.toUpperCase().includes(family.toUpperCase().replace(/-\d.*$/, ''));
}
