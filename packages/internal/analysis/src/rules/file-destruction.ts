import { constantPrefix } from '../facts/destinations.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { bare, childrenOf, type Node } from '../syntax/node.ts';
import { declaredAs } from './helpers.ts';

const REMOVES =
  /^(?:fs(?:\.promises)?\.(?:rm|rmSync|rmdir|rmdirSync|unlink|unlinkSync)|npm:(?:rimraf|del|fs-extra|trash)(?:\.(?:sync|rimraf|remove|removeSync|emptyDir|emptyDirSync|deleteSync|deleteAsync|default))?|Deno\.remove(?:Sync)?)$/;
const EVERYTHING =
  /^\s*(?:\/|~\/?|\/home\/?|\/Users\/?|\/etc\/?|\/var\/?|\/usr\/?|[A-Z]:[\\/]*|[A-Z]:[\\/]+(?:Users|Windows).*|\.\.?\/?|\/\*|\*)\s*$/;
const HOME =
  /^\s*(?:(?:require\(['"](?:node:)?os['"]\)|os)\.)?(?:homedir\(\)|process\.env\.(?:HOME|USERPROFILE)(?:\s*(?:\|\||\?\?)\s*process\.env\.\w+)?|process\.cwd\(\))\s*$/;

export const fileDestruction = defineRule({
  id: 'file-destruction',
  severity: 'critical',
  threat: 'sabotage',
  title: "A person's files are removed or overwritten",
  why: 'Removing a home folder, a disk or every file in sight is no part of any program.',
  fix: 'Remove only what this program made, by its name.',
  example: {
    bad: 'require("fs").rmSync(require("os").homedir(), { recursive: true, force: true });',
    good: 'require("fs").rmSync("./dist", { recursive: true, force: true });',
  },
  cwe: 506,
  visit: {
    file: ({ file, report }) => {
      const at = file.text.search(/createCipher(?:iv)?\(/);
      if (
        at >= 0 &&
        /readdir|glob\b|walk/.test(file.text) &&
        /unlink|\brm(?:Sync)?\(|rename|writeFile/.test(file.text) &&
        /homedir|HOME|USERPROFILE|cwd\(\)|['"`]\/['"`]|\.(?:locked|enc|crypt)/.test(file.text) &&
        file.text.length < 20_000
      )
        report(
          { start: at, end: at + 12 },
          { message: 'Every file that is found is encrypted in its place.' },
        );
    },
    named: (call, context) => {
      const [path, content] = call.args;
      if (!path) return;
      if (call.names.some((name) => REMOVES.test(name)) && isEverything(path, context))
        context.report(call.node, { message: 'This removes everything below a folder it did not make.' });
      else if (
        content &&
        call.names.some((name) =>
          /^fs(?:\.promises)?\.(?:writeFile|writeFileSync|truncate\w*)$/.test(name),
        ) &&
        (isListed(path, context) || isWalked(path, context)) &&
        isFixed(content, context)
      )
        context.report(call.node, {
          severity: 'high',
          message: 'Every file that is found is overwritten with the same words.',
        });
    },
  },
});

const DEPTH = 4;

function isEverything(path: Node, context: RuleContext, depth = 0): boolean {
  const { file } = context;
  if (depth > DEPTH) return false;
  if (path.type === 'CallExpression' && file.evaluator.call(path).names.some((name) => PLACES.test(name))) {
    const [only] = path.arguments;
    return path.arguments.length === 1
      ? only !== undefined && isEverything(only, context, depth + 1)
      : namesIn(path).some((name) => isFromEverything(name, context, depth + 1));
  }
  const declared = declaredAs(path, context);
  if (declared?.type === 'CallExpression') return isEverything(declared, context, depth + 1);
  const node = declared ?? path;
  // An address is made from the place of its own file.
  if (node.type === 'NewExpression') return false;
  return (
    EVERYTHING.test(constantPrefix(node, file, 0)) ||
    HOME.test(file.text.slice(node.start, Math.min(node.end, node.start + 200)))
  );
}

const PLACES = /^path\.(?:resolve|join|normalize)$/;

/** A name out of a loop over all that is in such a folder. */
function isFromEverything(
  name: Extract<Node, { type: 'Identifier' }>,
  context: RuleContext,
  depth: number,
): boolean {
  const { file } = context;
  return (file.evaluator.bindingOf(name)?.writes ?? []).some(({ kind, value }) => {
    const list = kind === 'loop' && value ? bare(value) : null;
    const read = list?.type === 'AwaitExpression' ? bare(list.argument) : list;
    if (read?.type !== 'CallExpression') return false;
    const [folder] = read.arguments;
    return (
      folder !== undefined &&
      file.evaluator.call(read).names.some((called) => /^fs(?:\.promises)?\.readdir/.test(called)) &&
      isEverything(folder, context, depth)
    );
  });
}

/** A name that is put together while folders are walked from the top. */
function isWalked(path: Node, { file }: RuleContext): boolean {
  return (
    path.type === 'Identifier' &&
    file.evaluator.evaluate(path).kind === 'unknown' &&
    /readdir/.test(file.text) &&
    /homedir|\bHOME\b|USERPROFILE|cwd\(\)|\(\s*['"`](?:\/|[A-Z]:[\\/]*)['"`]\s*\)/.test(file.text)
  );
}

function namesIn(node: Node): Extract<Node, { type: 'Identifier' }>[] {
  return node.type === 'Identifier' ? [node] : childrenOf(node).flatMap(namesIn);
}

/** `readdir(folder, (error, names) => names.forEach((name) => …))`. */
function isOneOfFolder(name: Extract<Node, { type: 'Identifier' }>, file: RuleContext['file']): boolean {
  const writes = file.evaluator.bindingOf(name)?.writes ?? [];
  return writes.some(({ kind, owner }) => {
    const call = kind === 'parameter' ? owner?.parent : null;
    if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
    const list = bare(call.callee.object);
    const given = list.type === 'Identifier' ? (file.evaluator.bindingOf(list)?.writes ?? []) : [];
    return given.some((write) => {
      const told = write.kind === 'parameter' ? write.owner?.parent : null;
      return (
        told?.type === 'CallExpression' &&
        file.evaluator.call(told).names.some((called) => /^fs(?:\.promises)?\.readdir/.test(called))
      );
    });
  });
}

/** The names in an expression, and in what those were declared as: `file`, and `name` in `join(folder, name)`. */
function namesThrough(path: Node, context: RuleContext, depth = 0): string[] {
  return namesIn(path).flatMap((name) => {
    const declared = depth < DEPTH ? declaredAs(name, context) : null;
    return [name.name, ...(declared ? namesThrough(declared, context, depth + 1) : [])];
  });
}

/** A name that a loop over a folder gives. */
function isListed(path: Node, context: RuleContext): boolean {
  const { file } = context;
  if (/readdir/.test(file.text) && namesIn(path).some((name) => isOneOfFolder(name, file))) return true;
  return namesThrough(path, context).some((name) =>
    new RegExp(
      `(?:const|let|var)\\s+${name.replaceAll('$', '\\$')}\\s+of\\s+[^)]{0,80}readdir|readdir\\w*\\([^)]*\\)\\)?\\s*\\.(?:forEach|map)\\(\\s*\\(?\\s*${name.replaceAll('$', '\\$')}\\b`,
    ).test(file.text),
  );
}

function isFixed(content: Node, { file }: RuleContext): boolean {
  const value = file.evaluator.evaluate(content);
  return (
    value.kind === 'constant' ||
    /randomBytes\(|Buffer\.alloc\(/.test(file.text.slice(content.start, content.end))
  );
}
