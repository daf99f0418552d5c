import { defineRule } from '../rule.ts';
import { isPlugin } from './helpers.ts';

const MARKS =
  /\b(?:vmware|virtualbox|vbox|qemu|xen\b|hyperv|hyper-v|parallels|sandbox(?:ie)?|cuckoo|malware|maltest|virus|wireshark|procmon|fiddler|x64dbg|ollydbg|ida64|joe ?sandbox|any\.?run|triage|wdagutility|vmtoolsd|vboxservice|kvm|bochs)\b/gi;
const ASKS =
  /\bos\.(?:userInfo|hostname|totalmem|cpus|networkInterfaces|uptime)\b|\b(?:userInfo|hostname|totalmem|cpus)\(\)|tasklist|\bsysteminfo\b|\bwmic\b|COMPUTERNAME|USERNAME|\/sys\/class\/dmi|navigator\.webdriver|WEBGL_debug_renderer_info/;
const ACTS =
  /child_process|process\.exit|\beval\b|\bFunction\b|\brequire\((?!['"`](?:node:)?(?:os|fs|path|util)\b)|\bfetch\(|https?\.(?:get|request)|\breturn\b|dlopen/;

export const sandboxCheck = defineRule({
  id: 'sandbox-check',
  severity: 'high',
  threat: 'environment-access',
  title: 'The program looks whether it is being watched',
  why: 'Only code with something to hide behaves differently on the machines of those who check it.',
  fix: 'Remove it.',
  example: {
    bad: 'if (!/vmware|virtualbox|sandbox|malware/i.test(require("os").hostname())) require("child_process").exec("id");',
    good: 'const label = require("os").hostname();',
  },
  cwe: 506,
  visit: {
    file: ({ file, ...context }) => {
      if (file.text.length > 100_000 || !ASKS.test(file.text) || !ACTS.test(file.text)) return;
      const marks = [...file.text.matchAll(MARKS)];
      const kinds = new Set(marks.map(([mark]) => mark.toLowerCase()));
      const [first] = marks;
      if (!first || kinds.size < 3) return;
      context.report(
        { start: first.index, end: first.index + first[0].length },
        {
          severity: isPlugin({ file, ...context }) || file.text.length < 20_000 ? 'high' : 'medium',
          confidence: 'medium',
          message: `Machines are told apart by ${[...kinds].slice(0, 4).join(', ')}.`,
        },
      );
    },
  },
});
