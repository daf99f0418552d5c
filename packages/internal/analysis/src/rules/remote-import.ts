import { defineRule } from '../rule.ts';
import { constantPrefix } from '../facts/destinations.ts';
import { isPlugin } from './helpers.ts';

/** A pinned address of a package mirror is still foreign, but does not change. */
const PINNED = /[@/](?:v?\d+\.\d+\.\d+|[0-9a-f]{40})(?:[/?]|$)/;
const REMOTE = /^\s*(?:https?:)?\/\//i;

/** Packages whose purpose is to run what an address answers. */
const LOADERS =
  /^npm:(?:require-from-(?:url|web)|remote-require|import-from-url|require-remote|http-require|dynamic-remote-component|load-script|scriptjs|loadjs|little-loader)(?:\/\w+)?(?:\.\w+)?$/;

export const remoteImport = defineRule({
  id: 'remote-import',
  severity: 'high',
  threat: 'remote-code',
  title: 'Code is loaded from another server',
  why: 'What that address answers can change after the review, and differ from person to person.',
  fix: 'Add the library as a dependency, so that it is part of the reviewed bundle.',
  example: { bad: 'import x from "https://cdn.example/x.js";', good: 'import x from "x";' },
  cwe: 829,
  visit: {
    named: (call, context) => {
      const [from] = call.args;
      if (from && call.names.some((name) => LOADERS.test(name))) {
        const address = constantPrefix(from, context.file, 0);
        if (address === '' || REMOTE.test(address))
          context.report(call.node, {
            message: `A module is loaded from ${address.slice(0, 80) || 'an address'}.`,
          });
        return;
      }
      const name = call.names.find((candidate) =>
        /^(?:import|importScripts|require|Worker|SharedWorker|navigator\.serviceWorker\.register)$/.test(
          candidate,
        ),
      );
      if (!name) return;
      for (const arg of call.args.slice(0, name === 'importScripts' ? undefined : 1)) {
        const address = constantPrefix(arg, context.file, 0);
        if (REMOTE.test(address))
          context.report(call.node, {
            severity: PINNED.test(address) && !isPlugin(context) ? 'medium' : 'high',
            message: `${name} loads code from ${address.trim().slice(0, 80)}.`,
          });
        else if (name === 'importScripts' && address === '')
          context.report(call.node, {
            severity: isPlugin(context) ? 'high' : 'medium',
            message: 'importScripts loads code from an address made at run time.',
          });
      }
    },
    file: (context) => {
      const { file, report } = context;
      for (const node of [...file.index.imports, ...file.index.exports]) {
        if (node.type === 'ExportDefaultDeclaration' || !node.source) continue;
        if (REMOTE.test(node.source.value))
          report(node, {
            // A library's pages show what it does; nobody who depends on it opens them.
            severity:
              !isPlugin(context) && (PINNED.test(node.source.value) || /\.html?$/.test(file.name))
                ? 'medium'
                : 'high',
            message: `Code is imported from ${node.source.value.slice(0, 80)}.`,
          });
        else if (/^data:/i.test(node.source.value))
          report(node, { message: 'Code is imported out of a text in the address itself.' });
      }
    },
  },
});
