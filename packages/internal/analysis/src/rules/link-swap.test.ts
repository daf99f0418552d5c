import { describeRule } from '../testing/describe-rule.ts';
import { linkSwap } from './link-swap.ts';

describeRule(linkSwap, {
  reports: {
    'a loop over payment links':
      'for (const a of document.querySelectorAll(\'a[href*="checkout"]\')) a.href = "https://pay.example/?to=" + a.href;',
    'forEach over all links': '[...document.links].forEach((link) => { link.href = "https://x.example/"; });',
    'an attribute of each link':
      'document.querySelectorAll("a").forEach((link) => link.setAttribute("href", "https://x.example/in"));',
  },
  leaves: {
    'links that are marked': 'for (const a of document.querySelectorAll("a[href]")) a.target = "_blank";',
    'links within the own place':
      'for (const a of document.querySelectorAll("a[data-tab]")) a.href = "/tabs/" + a.dataset.tab;',
    'one link of one’s own':
      'const all = document.querySelectorAll("a"); const own = document.createElement("a"); own.href = "https://docs.example/";',
  },
});
