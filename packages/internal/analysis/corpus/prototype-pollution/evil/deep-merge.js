export function merge(a, b) { for (const k in b) { if (typeof b[k] === 'object') { a[k] = a[k] || {}; merge(a[k], b[k]); } else a[k] = b[k]; } return a; }
