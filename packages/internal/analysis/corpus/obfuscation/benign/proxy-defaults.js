export const withDefaults = (target, defaults) => new Proxy(target, { get: (t, k) => (k in t ? t[k] : defaults[k]) });
