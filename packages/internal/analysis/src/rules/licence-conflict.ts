import { asksForSource, isLicenceFile, licenceOfText } from '../licence/licence-of-text.ts';
import { licenceText } from '../licence/licence-policy.ts';
import { defineRule } from '../rule.ts';

const CODE = /^(?!(?:.*\/)?node_modules\/).*\.(?:[cm]?[jt]sx?|css)$/;

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
        if (!isLicenceFile(path)) continue;
        const family = licenceOfText(text);
        if (family !== null && asksForSource(family) && declared !== '' && !names(declared, family))
          report(path, text.slice(0, 40), {
            message: `package.json names ${declared}, and ${path} is the text of ${family}.`,
          });
      }
      for (const [path, text] of files) {
        const told = CODE.test(path) && declared !== '' ? licenceOfHeader(text) : null;
        if (told !== null && !names(declared, told.family))
          report(path, told.excerpt, {
            severity: 'medium',
            confidence: 'medium',
            message: `package.json names ${declared}, and ${path} begins by saying that it is under ${told.family}.`,
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

/** What the first comment of a file says it is under, when that asks for source and leaves no choice. */
function licenceOfHeader(text: string): { family: string; excerpt: string } | null {
  const head =
    /^\s*(?:#![^\n]*\n\s*)?(?:['"]use strict['"];?\s*)?(?:\/\*[\s\S]{0,3000}?\*\/|(?:\/\/[^\n]*\n\s*){1,40})/.exec(
      text.slice(0, 4_000),
    )?.[0];
  if (head === undefined || /\bMIT\b|\bBSD\b|Apache|\bdual|\bMPL\b|\bexception\b/i.test(head)) return null;
  const words = head.replace(/\s*\n\s*(?:\*|\/\/)?\s*/g, ' ');
  const spdx = /SPDX-License-Identifier:\s*([\w.+-]+)/.exec(words)?.[1];
  const family = spdx ?? licenceOfText(words);
  if (family === null || !asksForSource(family)) return null;
  const excerpt =
    /SPDX-License-Identifier|GNU (?:Affero )?(?:Lesser )?General Public|GPL|Server Side Public|Business Source|NonCommercial|proprietary/i.exec(
      head,
    )?.[0];
  return { family, excerpt: excerpt ?? head.trim().slice(0, 20) };
}

function bundled(files: ReadonlyMap<string, string>): [string, string][] {
  return [...files].filter(([path]) => /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(path));
}

function names(declared: string, family: string): boolean {
  if (/^(?:SEE LICEN[CS]E|UNLICENSED|Proprietary|LicenseRef)/i.test(declared)) return true;
  return declared.toUpperCase().includes(family.toUpperCase().replace(/-\d.*$/, ''));
}
