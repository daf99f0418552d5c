const t = await (await fetch('/t.html')).text(); document.querySelector('#x').textContent = t;
