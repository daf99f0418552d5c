const FORMS: readonly (readonly [RegExp, string])[] = [
  [/^(git[+:]|git@|ssh:|github:|gitlab:|bitbucket:|gist:)|\.git(#|$)/iu, 'a git repository'],
  [/^https?:/iu, 'an address'],
  [/^(file|link|portal|patch|workspace):|^\.{0,2}\//iu, 'a folder'],
  // npm reads `owner/name` as a repository.
  [/^[\w.-]+\/[\w.-]+(#|$)/u, 'a git repository'],
];

/** What a specifier asks for instead of a version in a registry, or null: `a git repository`. */
export function elsewhereOf(specifier: string): string | null {
  return FORMS.find(([form]) => form.test(specifier))?.[1] ?? null;
}

/** The range of versions a specifier asks for, without the name of an alias. */
export function rangeOf(specifier: string): string {
  return specifier.replace(/^npm:(@[^@/]+\/)?[^@/]+@?/u, '') || '*';
}

const NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~_-][a-z0-9._~-]*$/iu;

/** Whether a text can be the name of a package: it becomes part of an address and of a path. */
export function isPackageName(name: string): boolean {
  return name.length <= 214 && NAME.test(name);
}

/** `@scope/name` of `@scope/name/some/file`, and what comes after it. */
export function splitImport(specifier: string): { name: string; subpath: string } {
  const steps = specifier.split('/');
  const count = specifier.startsWith('@') ? 2 : 1;
  const rest = steps.slice(count).join('/');
  return { name: steps.slice(0, count).join('/'), subpath: rest === '' ? '.' : `./${rest}` };
}
