const pages = { a: () => import('./a.js'), b: () => import('./b.js') }; export const open = (n) => pages[n]();
