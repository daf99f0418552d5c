interface Options { depth: number; tabs: { size: number; soft: boolean } }
const DEFAULTS: Options = { depth: 2, tabs: { size: 2, soft: true } };
export const withDefaults = (given: Partial<Options> = {}): Options => ({ ...DEFAULTS, ...given, tabs: { ...DEFAULTS.tabs, ...given.tabs } });
