export const enc = (t) => btoa(t).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
