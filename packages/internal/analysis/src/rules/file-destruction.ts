import { constantPrefix } from '../facts/destinations.ts';
import { listingsOf, namesIn } from '../facts/folder-items.ts';
import { standsFor } from '../facts/stands-for.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import type { Node } from '../syntax/node.ts';

const REMOVES =
  /^(?:fs(?:\.promises)?\.(?:rm|rmSync|rmdir|rmdirSync|unlink|unlinkSync)|npm:(?:rimraf|del|fs-extra|trash)(?:\.(?:sync|rimraf|remove|removeSync|emptyDir|emptyDirSync|deleteSync|deleteAsync|default))?|Deno\.remove(?:Sync)?)$/;
const EVERYTHING =
  /^\s*(?:\/|~\/?|\/home\/?|\/Users\/?|\/etc\/?|\/var\/?|\/usr\/?|[A-Z]:[\\/]*|[A-Z]:[\\/]+(?:Users|Windows).*|\.\.?\/?|\/\*|\*)\s*$/;
/** Variables of the environment that name the folder of a person. */
const HOME = /^process\.env\.(?:HOME|USERPROFILE|HOMEPATH|INIT_CWD)$/;
const PLACE = /^(?:os\.homedir|process\.cwd)$/;

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
        (listingsOf(path, context.file).length > 0 || isWalked(path, context)) &&
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
  return standsFor(path, context.file).some((node) => isAll(node, context, depth));
}

function isAll(node: Node, context: RuleContext, depth: number): boolean {
  const { file } = context;
  // An address is made from the place of its own file.
  if (depth > DEPTH || node.type === 'NewExpression') return false;
  if (node.type === 'LogicalExpression')
    return [node.left, node.right].some((part) => isEverything(part, context, depth + 1));
  if (HOME.test(file.evaluator.resolveGlobal(node) ?? '')) return true;
  if (node.type === 'CallExpression') {
    const { names } = file.evaluator.call(node);
    if (names.some((name) => PLACE.test(name))) return true;
    const [only] = node.arguments;
    if (names.some((name) => JOINS.test(name)))
      return node.arguments.length === 1
        ? only !== undefined && isEverything(only, context, depth + 1)
        : namesIn(node).some((name) => isFromEverything(name, context, depth + 1));
  }
  return EVERYTHING.test(constantPrefix(node, file, 0));
}

const JOINS = /^path\.(?:resolve|join|normalize)$/;

/** A name out of a loop over all that is in such a folder. */
function isFromEverything(
  name: Extract<Node, { type: 'Identifier' }>,
  context: RuleContext,
  depth: number,
): boolean {
  return listingsOf(name, context.file).some(({ arguments: [folder] }) =>
    folder ? isEverything(folder, context, depth) : false,
  );
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

const FILLS = /^(?:crypto\.randomBytes|(?:buffer\.)?Buffer\.alloc)$/;

function isFixed(content: Node, { file }: RuleContext): boolean {
  return standsFor(content, file).some(
    (node) =>
      file.evaluator.evaluate(node).kind === 'constant' ||
      (node.type === 'CallExpression' && file.evaluator.call(node).names.some((name) => FILLS.test(name))),
  );
}
