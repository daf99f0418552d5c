import type { ConsentRequest, FactSheet } from './models.ts';

/** One line of what the code was seen to do that the manifest does not say, or the other way round. */
export interface Observation {
  readonly key: string;
  readonly tone: 'success' | 'warning' | 'danger' | 'info';
  readonly text: string;
}

/** Declared against observed, in sentences. Empty when nothing was measured. */
export function observationsFrom(
  sheet: FactSheet | null | undefined,
  consent: ConsentRequest,
): Observation[] {
  if (!sheet) return [];
  const titles = new Map(consent.permissions.map(({ name, title }) => [name, title]));
  const undeclared = [
    ...sheet.permissions
      .filter(({ declared, observed }) => observed && !declared)
      .map(
        ({ name }) =>
          `It uses “${titles.get(name) ?? name}” without asking for it. Calls of that kind are refused.`,
      ),
    ...sheet.origins
      .filter(({ declared, observed }) => observed && !declared)
      .map(({ name }) => `Its code names ${name}, which it does not declare. It cannot reach it.`),
  ].map((text) => ({ key: text, tone: 'danger' as const, text }));
  const unused = sheet.permissions
    .filter(({ declared, observed }) => declared && !observed)
    .map(({ name }) => `It asks for “${titles.get(name) ?? name}”, but its code was not seen to use it.`)
    .map((text) => ({ key: text, tone: 'warning' as const, text }));
  if (undeclared.length > 0 || unused.length > 0) return [...undeclared, ...unused];
  const text = 'Its code was read: it does what it declares, and nothing else was found.';
  return [{ key: text, tone: 'success', text }];
}

/** Where its data may go, as the sentence a person remembers. */
export function networkSentence({ origins }: ConsentRequest): string {
  if (origins.length === 0) return 'It cannot reach the internet. What it reads stays in this page.';
  const carrying = origins.filter(({ userData }) => userData).length;
  if (carrying === 0)
    return 'It may reach the addresses below, and says that it sends no personal data there.';
  return 'It may send data about people to the addresses below.';
}
