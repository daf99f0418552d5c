class Emitter {
  #handlers = new Map();
  on(type, handler) {
    const list = this.#handlers.get(type) ?? [];
    list.push(handler);
    this.#handlers.set(type, list);
    return () => this.off(type, handler);
  }
  off(type, handler) {
    const list = this.#handlers.get(type);
    if (!list) return;
    const at = list.indexOf(handler);
    if (at >= 0) list.splice(at, 1);
  }
  emit(type, ...args) {
    for (const handler of this.#handlers.get(type) ?? []) handler(...args);
  }
}

const LOCALES = {
  en: { greeting: 'Hello {name}', items: '{count} items' },
  de: { greeting: 'Hallo {name}', items: '{count} Elemente' },
  fr: { greeting: 'Bonjour {name}', items: '{count} éléments' },
};

function translate(locale, key, values = {}) {
  const table = LOCALES[locale] ?? LOCALES.en;
  const template = table[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (match, name) => (name in values ? String(values[name]) : match));
}

function deepEqual(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => deepEqual(a[key], b[key]));
}

function pipe(...fns) {
  return (input) => fns.reduce((value, fn) => fn(value), input);
}

function slugify(text) {
  return text
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}
