import { constantPrefix } from '../facts/destinations.ts';
import { wordsOf } from '../facts/words-of.ts';
import { isWrittenHere, literalsOf } from '../facts/written-here.ts';
import type { Severity } from '../finding.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';
import { declaredAs, isPlugin } from './helpers.ts';

const WRITES =
  /^(?:fs(?:\.promises)?\.(?:writeFile|appendFile|writeFileSync|appendFileSync|createWriteStream|copyFile|copyFileSync|symlink|symlinkSync|rename|renameSync|cp|cpSync)|npm:(?:fs-extra|graceful-fs)\.(?:write|append|output|copy|ensureLink)\w*|Deno\.writeTextFile(?:Sync)?|Bun\.write)$/;
const STARTS =
  /\.(?:bashrc|bash_profile|bash_login|zshrc|zprofile|zshenv|profile|cshrc)\b|config\.fish|authorized_keys|LaunchAgents|LaunchDaemons|\/etc\/(?:cron|profile|rc\.local|init\.d|systemd|ld\.so\.preload|sudoers)|systemd[\\/]user|\.config[\\/]autostart|Start Menu[\\/]+Programs[\\/]+Startup|\bStartup[\\/]|\/var\/spool\/cron|\.ssh[\\/]config|\.npmrc\b|\.gitconfig\b|\.vscode[\\/](?:tasks|settings)\.json|\.github[\\/]workflows|\.claude[\\/]|\.cursor[\\/]|discord_desktop_core|\bapp\.asar\b/;
const HOOKS = /\.git[\\/]+hooks\b|\bhooks[\\/](?:pre|post)-(?:commit|push|checkout|merge)/;
const COMMANDS =
  /\bcrontab\b|\bschtasks\b[^\n]*\/create|\breg(?:\.exe)?['",\s]+add\b[^\n]*Run|CurrentVersion\\+Run|\blaunchctl\b[^\n]*\b(?:load|bootstrap)|\bsystemctl\b[^\n]*\benable|\bupdate-rc\.d\b|New-ScheduledTask|\bat\s+now\b|core\.hooksPath|\bnpm\b['",\s]+(?:publish|config['",\s]+set|adduser|token)\b|git['",\s]+push\b[^\n]*--force/;
const RUNS =
  /^(?:child_process\.\w+|npm:(?:execa|cross-spawn|shelljs)(?:\.\w+)?|Deno\.(?:run|Command)|Bun\.spawn)$/;
const COMMAND_TEXT = /\b(?:curl|wget|node|bash|sh|nc|python\d?|powershell)\b|https?:/;

export const startupFile = defineRule({
  id: 'startup-file',
  severity: 'high',
  threat: 'persistence',
  title: 'Something is put where it will run again',
  why: 'What is written to the files of a shell, a scheduler, git or a login starts by itself, long after the package is gone.',
  fix: 'Remove it. What must run again is a schedule of the manifest.',
  example: {
    bad: 'require("fs").appendFileSync(require("os").homedir() + "/.bashrc", "node ~/.cache/u.js &");',
    good: 'require("fs").writeFileSync("./report.txt", "done");',
  },
  cwe: 506,
  visit: {
    named: (call, context) => {
      const name = call.names.find((candidate) => WRITES.test(candidate) || RUNS.test(candidate));
      if (!name) return;
      if (RUNS.test(name)) {
        const command = call.args.map((arg) => said(arg, context)).join(' ');
        if (COMMANDS.test(command))
          context.report(call.node, {
            message: 'This command makes a program start by itself, or publishes.',
          });
        return;
      }
      if (copiesItself(call.args, name, context)) {
        context.report(call.node, { message: 'This program writes a copy of itself.' });
        return;
      }
      const severity = severityOf(call.args, name, context);
      if (severity)
        context.report(call.node, {
          severity,
          message: 'This writes to a file whose words are run later.',
        });
    },
  },
});

const ITSELF = /(?:__filename|import\.meta\.filename|process\.argv\[1\])\b/;

/** `writeFileSync(path, readFileSync(__filename))` and `copyFileSync(__filename, path)`. */
function copiesItself(args: readonly Node[], name: string, { file }: RuleContext): boolean {
  const what = args[/copy|cp/i.test(name) ? 0 : 1];
  if (!what) return false;
  const written = file.text.slice(what.start, Math.min(what.end, what.start + 200));
  return ITSELF.test(written) && (/copy|cp/i.test(name) || /readFile|createReadStream/.test(written));
}

function severityOf(args: readonly Node[], name: string, context: RuleContext): Severity | null {
  const target = args[/copy|symlink|rename|cp/i.test(name) ? 1 : 0];
  const path = target ? said(target, context) : '';
  const content = args[1] ? said(args[1], context) : '';
  if (HOOKS.test(path))
    return COMMAND_TEXT.test(content) || isPlugin(context) || context.file.text.length < 1_500
      ? 'high'
      : 'medium';
  if (!STARTS.test(path)) return null;
  // What a project's checks do can be read where they are written down.
  if (/\.github[\\/]/.test(path) && args[1] && isPlainWorkflow(args[1], context)) return 'low';
  // How an editor looks is the business of the project that sets it.
  if (/\.vscode[\\/]settings\.json/.test(path) && !COMMAND_TEXT.test(content)) return 'low';
  return /\.npmrc|\.gitconfig|\.vscode|\.claude|\.cursor|\.github|profile\b/.test(path) &&
    !COMMAND_TEXT.test(content)
    ? 'medium'
    : 'high';
}

/** Steps that hand on what only the project knows, or run what comes from elsewhere. */
const WORKFLOW_ACTS =
  /secrets|toJSON|curl|wget|https?:|base64|self-hosted|\beval\b|node\s+-e|_target\b|repository_dispatch|github\.event\.|\bpublish\b/i;

function isPlainWorkflow(content: Node, { file }: RuleContext): boolean {
  return isWrittenHere(content, file) && !WORKFLOW_ACTS.test(literalsOf(content, file));
}

/** What an argument is known to be and how it is written; a name leads to where it got its value. */
function said(arg: Node, context: RuleContext): string {
  const { file } = context;
  const written = (node: Node): string => file.text.slice(node.start, Math.min(node.end, node.start + 500));
  const declared = declaredAs(arg, context);
  const parts = [
    constantPrefix(arg, file, 0),
    written(arg),
    declared ? written(declared) : '',
    wordsOf(arg, file),
  ].join(' ');
  // `join(home, '.ssh', 'authorized_keys')` names one path.
  return `${parts} ${parts.replace(/['"`]\s*,\s*['"`]/g, '/')}`;
}
