import { MANIFEST } from '../testing/analyze-text.ts';
import { describeRule } from '../testing/describe-rule.ts';
import { dataInMarkup } from './data-in-markup.ts';

describeRule(dataInMarkup, {
  reports: {
    'what is stored': 'document.querySelector("#note").innerHTML = localStorage.getItem("note");',
    'a cookie': 'document.write(document.cookie);',
    'a pasted text':
      'addEventListener("paste", (event) => { box.insertAdjacentHTML("beforeend", event.clipboardData.getData("text")); });',
  },
  leaves: {
    'what is stored, as text': 'document.querySelector("#note").textContent = localStorage.getItem("note");',
    'what passed a sanitiser': 'box.innerHTML = DOMPurify.sanitize(localStorage.getItem("note"));',
    'what passed an escape': 'box.innerHTML = `<b>${escapeHtml(localStorage.getItem("note"))}</b>`;',
    'one of two texts':
      'box.innerHTML = localStorage.getItem("theme") === "dark" ? "<i>dark</i>" : "<i>light</i>";',
    'markup of the page moved': 'right.innerHTML = document.body.innerHTML;',
    'a number': 'box.innerHTML = `<b>${Number(localStorage.getItem("count"))}</b>`;',
  },
});

describe('in a plugin', () => {
  describeRule(dataInMarkup, {
    manifest: MANIFEST,
    reports: {
      'the host’s data':
        'export const run = async ({ api }) => { box.innerHTML = `<b>${await api.storage.get("name")}</b>`; };',
    },
    leaves: {
      'the host’s data, as text':
        'export const run = async ({ api }) => { box.textContent = await api.storage.get("name"); };',
    },
  });
});
