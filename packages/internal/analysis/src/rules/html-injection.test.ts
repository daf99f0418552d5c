import { describeRule } from '../testing/describe-rule.ts';
import { htmlInjection } from './html-injection.ts';

describeRule(htmlInjection, {
  reports: {
    'a document of the hash, whose parts are put into the page':
      "const d = new DOMParser().parseFromString(location.hash.slice(1), 'text/html'); document.body.append(...d.body.childNodes);",

    'the hash as markup': 'document.body.innerHTML = decodeURIComponent(location.hash.slice(1));',
    'a message as markup':
      'window.addEventListener("message", (event) => { document.body.insertAdjacentHTML("beforeend", event.data.html); });',
    'a page that goes wherever the link says':
      'const next = new URLSearchParams(location.search).get("next"); location.href = next;',
    'a message kept as state':
      "const [html, setHtml] = useState(''); addEventListener('message', (event) => setHtml(event.data)); export const view = () => ({ dangerouslySetInnerHTML: { __html: html } });",
  },
  leaves: {
    'a document of the hash that is asked for its words':
      "const d = new DOMParser().parseFromString(location.hash.slice(1), 'text/html'); show(d.body.textContent);",

    'a message kept as state and shown as text':
      "const [text, setText] = useState(''); addEventListener('message', (event) => setText(event.data)); export const view = () => ({ children: text });",
    'the hash as text': 'document.body.textContent = decodeURIComponent(location.hash.slice(1));',
    'what passed a sanitiser': 'document.body.innerHTML = DOMPurify.sanitize(location.hash.slice(1));',
    'a way that was looked at':
      'const next = new URLSearchParams(location.search).get("next") ?? "/"; location.assign(next.startsWith("/") ? next : "/");',
    'a place of the own page':
      'location.href = "/search?q=" + new URLSearchParams(location.search).get("q");',
  },
});
