import { defineRule } from '../rule.ts';
import { isPlugin } from './helpers.ts';

const FILES =
  /^(?:fs(?:\.promises)?\.(?!constants)\w+|npm:(?:fs-extra|graceful-fs)\.\w+|Deno\.(?:read|write|open|remove|mkdir|copyFile)\w*|Bun\.(?:file|write))$/;

export const fileAccess = defineRule({
  id: 'file-access',
  severity: 'medium',
  threat: 'environment-access',
  title: 'Files are read or written',
  why: 'A plugin runs where there is no file system; code that asks for one is meant for somewhere else.',
  fix: 'Keep data in api.storage.',
  example: {
    bad: 'import { definePlugin } from "@guildhall/plugin-sdk"; import { readFileSync } from "node:fs"; readFileSync("/etc/hosts");',
    good: 'import { definePlugin } from "@guildhall/plugin-sdk"; export const run = ({ api }) => api.storage.get("hosts");',
  },
  cwe: 73,
  visit: {
    named: (call, context) => {
      const name = call.names.find((candidate) => FILES.test(candidate));
      if (name)
        context.report(call.node, {
          severity: isPlugin(context) ? 'medium' : 'info',
          message: `${name} reaches the file system.`,
        });
    },
  },
});
