import { memberWrites, type MemberWrite } from '../facts/member-writes.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { bare, writtenKey, type Node } from '../syntax/node.ts';
import { arms, asText } from '../values/value.ts';

const FRAMES = /^element:(?:iframe|frame|object|embed|a|form)$/;
const UNSEEN = /(?<![\w-])opacity\s*[:=]\s*["']?(?:0(?![.\d])|0?\.0\d*)|filter\s*:\s*alpha\(opacity=[0-5]\)/;
const OVER = /position\s*:\s*(?:fixed|absolute)|z-?index|inset\s*:/i;
/** Beyond this an element is seen. */
const FAINT = 0.05;

export const hiddenFrame = defineRule({
  id: 'hidden-frame',
  severity: 'high',
  threat: 'dom-injection',
  title: 'A frame that nobody sees lies over the page',
  why: 'Who clicks the page then clicks in the frame: pays, follows or grants, on another site where they are signed in.',
  fix: 'Show the frame, or take it out of the way of clicks.',
  example: {
    bad: 'const f = document.createElement("iframe"); f.src = "https://bank.example/pay"; f.style.cssText = "position:fixed;inset:0;opacity:0"; document.body.append(f);',
    good: 'const f = document.createElement("iframe"); f.src = "/help"; f.hidden = true; document.body.append(f);',
  },
  cwe: 1021,
  visit: {
    file: (context) => {
      if (!context.file.text.includes('opacity')) return;
      const writes = memberWrites(context.file);
      for (const write of writes) {
        if (!isFrame(write, context) || !makesUnseen(write, context)) continue;
        if (writes.some((other) => liesOver(other, write, context)))
          context.report(write.node, { message: 'A frame is made invisible and laid over the page.' });
      }
    },
    text: (text, node, context) => {
      for (const [tag] of text.matchAll(/<(?:iframe|object|embed)\b[^>]{0,600}/gi))
        if (UNSEEN.test(tag) && OVER.test(tag) && !/pointer-events\s*:\s*none/.test(tag))
          context.report(node, { message: 'This markup lays a frame over the page that nobody sees.' });
    },
  },
});

/** The element a style belongs to: `frame.style.opacity`, `frame.style = …`, `frame.setAttribute('style', …)`. */
function ownerOf({ object, key }: MemberWrite): Node {
  const inner = bare(object);
  if (key === 'style' || inner.type !== 'MemberExpression') return inner;
  return writtenKey(inner.property, inner.computed) === 'style' ? bare(inner.object) : inner;
}

function isFrame(write: MemberWrite, { file }: RuleContext): boolean {
  return arms(file.evaluator.evaluate(ownerOf(write))).some(
    (arm) => arm.kind === 'instance' && FRAMES.test(arm.of),
  );
}

function makesUnseen({ key, value }: MemberWrite, { file }: RuleContext): boolean {
  const text = asText(file.evaluator.evaluate(value));
  if (text === null) return false;
  if (key === 'opacity') return text.trim() !== '' && Number(text) <= FAINT;
  return (key === 'cssText' || key === 'style') && UNSEEN.test(text);
}

/** Whether another write to the same element, or this one, puts it above the rest. */
function liesOver(other: MemberWrite, write: MemberWrite, { file }: RuleContext): boolean {
  const said = (node: Node): string => file.text.slice(node.start, node.end);
  if (said(ownerOf(other)) !== said(ownerOf(write))) return false;
  const text = asText(file.evaluator.evaluate(other.value)) ?? '';
  if (other.key === 'zIndex' || other.key === 'inset') return true;
  if (other.key === 'position') return /fixed|absolute/.test(text);
  return (other.key === 'cssText' || other.key === 'style') && OVER.test(text);
}
