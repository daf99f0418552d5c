export const run = () => new FontFace('x', 'url(https://elsewhere.invalid/f.woff2)').load();
