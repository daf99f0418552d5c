import { isLicenceFile, licenceOfText } from '../licence/licence-of-text.ts';
import { judgeLicence, licenceText } from '../licence/licence-policy.ts';
import { defineRule } from '../rule.ts';

export const licenceRefused = defineRule({
  id: 'licence-refused',
  severity: 'high',
  threat: 'licence',
  title: 'The licence is not one the marketplace takes',
  why: 'Some licences ask for the source of everything a plugin is served with, or forbid business. Whoever installs the plugin takes that on.',
  fix: 'Choose a licence of the list the marketplace publishes, or leave out the dependency.',
  example: {
    bad: '{"name":"a","license":"AGPL-3.0-only"}',
    good: '{"name":"a","license":"MIT OR AGPL-3.0-only"}',
  },
  visit: {
    package: ({ packageFile, files, options, report }) => {
      const declared = packageFile.license ?? packageFile.licenses;
      const verdict = judgeLicence(declared, options.licences);
      const said = licenceText(declared) ?? '';
      // Where nothing is named, the text itself says what binds.
      for (const [path, text] of verdict.kind === 'none' || verdict.kind === 'unreadable' ? files : []) {
        const family = isLicenceFile(path) ? licenceOfText(text) : null;
        if (family !== null && judgeLicence(family, options.licences).kind === 'refused')
          report(path, text.slice(0, 40), {
            message: `${path} is the text of ${family}, which is not taken.`,
          });
      }
      switch (verdict.kind) {
        case 'refused':
          report('package.json', `"${said}"`, {
            severity: verdict.licences.includes('UNLICENSED') ? 'medium' : 'high',
            message: `The licence ${verdict.licences.join(', ')} is not taken.`,
          });
          break;
        case 'none':
          // A folder that is never published needs none.
          if (packageFile.name && packageFile.private !== true)
            report('package.json', '{', { severity: 'info', message: 'The package names no licence.' });
          break;
        case 'unreadable':
          report('package.json', `"${said}"`, {
            severity: 'low',
            message: `${verdict.text} is no SPDX expression.`,
          });
          break;
        case 'taken':
      }
    },
  },
});
