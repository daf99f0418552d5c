const u = new URL('/m.js', 'https://d.invalid'); import(u.href);
