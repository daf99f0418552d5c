import { defineRule } from '../rule.ts';

export const nativeBuild = defineRule({
  id: 'native-build',
  severity: 'medium',
  threat: 'install-script',
  title: 'The package compiles native code when it is installed',
  why: 'binding.gyp makes npm run a compiler, and its actions run any command, without an install script being written down.',
  fix: 'Remove native code: a plugin cannot use it.',
  example: { bad: '{"gypfile":true}', good: '{"type":"module"}' },
  cwe: 506,
  visit: {
    package: ({ packageFile, files, report }) => {
      const gyp = files.get('binding.gyp');
      if (gyp !== undefined) {
        const runs = /<!@?\(|"?'?action'?"?\s*:/.test(gyp);
        report('binding.gyp', gyp.slice(0, 40), {
          severity: runs ? 'high' : 'medium',
          message: runs ? 'binding.gyp runs commands of its own.' : 'Native code is compiled on install.',
        });
      } else if (packageFile.gypfile === true)
        report('package.json', '"gypfile"', { message: 'Native code is compiled on install.' });
    },
  },
});
