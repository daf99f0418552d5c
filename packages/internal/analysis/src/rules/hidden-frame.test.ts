import { describeRule } from '../testing/describe-rule.ts';
import { hiddenFrame } from './hidden-frame.ts';

describeRule(hiddenFrame, {
  reports: {
    'an invisible frame over everything':
      'const f = document.createElement("iframe"); f.src = "https://bank.example/pay"; f.style.position = "fixed"; f.style.opacity = "0.01"; document.body.append(f);',
    'a style given as one text':
      'const f = document.createElement("iframe"); f.setAttribute("style", "position:absolute;inset:0;opacity:0"); document.body.append(f);',
    'a style given as an object':
      'const f = document.createElement("iframe"); Object.assign(f.style, { zIndex: "99999", opacity: 0 });',
    'markup with such a frame':
      'const html = `<iframe src="https://pay.example" style="opacity:0;position:fixed;top:0"></iframe>`;',
    'a link that covers the page unseen':
      'const a = document.createElement("a"); a.href = "https://ads.example"; a.style.cssText = "position:fixed;inset:0;opacity:0;z-index:9"; document.body.append(a);',
  },
  leaves: {
    'a frame people see':
      'const f = document.createElement("iframe"); f.src = "https://video.example"; f.style.cssText = "position:absolute;opacity:1";',
    'a frame that is out of the way':
      'const f = document.createElement("iframe"); f.style.display = "none"; document.body.append(f);',
    'a box that fades in':
      'const b = document.createElement("div"); b.style.position = "absolute"; b.style.opacity = 0;',
    'a frame half seen':
      'const f = document.createElement("iframe"); f.style.position = "fixed"; f.style.opacity = "0.5";',
  },
});
