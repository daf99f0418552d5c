const im = document.createElement('script'); im.type = 'importmap'; im.textContent = JSON.stringify({ imports: { lib: 'https://cdn.invalid/lib.js' } }); document.head.prepend(im);
