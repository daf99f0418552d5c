import { constantPrefix } from '../facts/destinations.ts';
import { wordsOf } from '../facts/words-of.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { bare, type Node } from '../syntax/node.ts';

const WRITES =
  /^(?:fs(?:\.promises)?\.(?:writeFile|appendFile|writeFileSync|appendFileSync|createWriteStream)|npm:(?:fs-extra|graceful-fs)\.(?:write|append|output)\w*|Bun\.write)$/;

const REMOVES = /^(?:fs(?:\.promises)?\.(?:rm|rmdir|unlink)(?:Sync)?|npm:(?:rimraf|del|fs-extra)(?:\.\w+)?)$/;
/** A package by name below node_modules; caches there begin with a dot. */
const OTHER_PACKAGE = /\bnode_modules[\\/]+(?:@[\w.-]+[\\/]+)?[a-z][\w.-]*/;

export const otherPackageWrite = defineRule({
  id: 'other-package-write',
  severity: 'high',
  threat: 'persistence',
  title: 'The code of another package is changed',
  why: 'What is written into another package runs with that package, where nobody looks for it.',
  fix: 'Change behaviour through what the other package offers, or ship a patch that its user applies.',
  example: {
    bad: 'const p = require.resolve("express"); require("fs").appendFileSync(p, code);',
    good: 'require("fs").writeFileSync("./out/report.json", text);',
  },
  cwe: 506,
  visit: {
    named: (call, context) => {
      const [path] = call.args;
      if (!path) return;
      if (call.names.some((name) => REMOVES.test(name))) {
        if (OTHER_PACKAGE.test(wordsOf(path, context.file)))
          context.report(call.node, { message: 'This removes another package.' });
        return;
      }
      if (!call.names.some((name) => WRITES.test(name)) || !leadsToPackage(path, context, 0)) return;
      context.report(call.node, { message: 'This writes into the code of another package.' });
    },
  },
});

function leadsToPackage(node: Node, context: RuleContext, depth: number): boolean {
  const { file } = context;
  const inner = bare(node);
  const written = file.text.slice(inner.start, Math.min(inner.end, inner.start + 300));
  if (/\brequire\.resolve\(\s*['"`][^.]|import\.meta\.resolve\(\s*['"`][^.]/.test(written)) return true;
  if (/node_modules[\\/]+(?!\.)[\w@$]/.test(written) && /\.[cm]?js['"`]|package\.json/.test(written))
    return true;
  if (climbsOut(inner, file)) return true;
  if (inner.type !== 'Identifier' || depth > 3) return false;
  return (file.evaluator.bindingOf(inner)?.writes ?? []).some(
    ({ value, kind }) => kind !== 'parameter' && value !== null && leadsToPackage(value, context, depth + 1),
  );
}

/** `new URL('../other/index.js', import.meta.url)` at the top of a package is a file of its neighbour. */
function climbsOut(node: Node, file: RuleContext['file']): boolean {
  if (node.type !== 'NewExpression' || !file.evaluator.call(node).names.includes('URL')) return false;
  const [path, base] = node.arguments;
  if (!path || !base || file.evaluator.resolveGlobal(base) !== 'import.meta.url') return false;
  const climbs = /^(?:\.\.\/)+/.exec(constantPrefix(path, file, 0))?.[0].length ?? 0;
  return climbs / '../'.length > file.name.split('/').length - 1;
}
