import { describeRule } from '../testing/describe-rule.ts';
import { htmlInjection } from './html-injection.ts';

describeRule(htmlInjection, {
  reports: {
    'the hash as markup': 'document.body.innerHTML = decodeURIComponent(location.hash.slice(1));',
    'a message as markup':
      'window.addEventListener("message", (event) => { document.body.insertAdjacentHTML("beforeend", event.data.html); });',
    'a page that goes wherever the link says':
      'const next = new URLSearchParams(location.search).get("next"); location.href = next;',
  },
  leaves: {
    'the hash as text': 'document.body.textContent = decodeURIComponent(location.hash.slice(1));',
    'what passed a sanitiser': 'document.body.innerHTML = DOMPurify.sanitize(location.hash.slice(1));',
    'a way that was looked at':
      'const next = new URLSearchParams(location.search).get("next") ?? "/"; location.assign(next.startsWith("/") ? next : "/");',
    'a place of the own page':
      'location.href = "/search?q=" + new URLSearchParams(location.search).get("q");',
  },
});
