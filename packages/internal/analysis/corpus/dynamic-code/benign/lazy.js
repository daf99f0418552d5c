const page = await import('./page.js');
const lang = await import(`./lang/${name}.js`);
