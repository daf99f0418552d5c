const escape = (s) => String(s).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
export const html = (parts, ...values) => parts.reduce((out, part, i) => out + escape(values[i - 1]) + part);
