const languages = new Map();
export async function translate(language, key) {
  if (!languages.has(language)) {
    const answer = await fetch(`/locales/${encodeURIComponent(language)}.json`);
    languages.set(language, await answer.json());
  }
  return languages.get(language)[key] ?? key;
}
