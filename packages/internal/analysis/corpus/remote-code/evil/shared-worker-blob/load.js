const BASE = new URL('https://rules.fx-lint.invalid');
export const text = async (path) => (await fetch(new URL(path, BASE))).text();
