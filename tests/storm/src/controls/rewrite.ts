import { registerHooks } from 'node:module';

/** Rewrites files of this process while they are loaded. A pattern that is no longer found is an error, not a calm. */
export function rewrite(file: RegExp, change: (source: string) => string): void {
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (!file.test(url) || loaded.source == null) return loaded;
      return { ...loaded, source: change(textOf(loaded.source)) };
    },
  });
}

function textOf(source: string | ArrayBuffer | NodeJS.TypedArray): string {
  if (typeof source === 'string') return source;
  return new TextDecoder().decode(source);
}

export function replaceOnce(source: string, what: string, by: string): string {
  if (!source.includes(what)) throw new Error(`the storm's control does not find: ${what}`);
  return source.replace(what, () => by);
}
