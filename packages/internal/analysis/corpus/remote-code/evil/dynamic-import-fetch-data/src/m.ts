// surroundings: tooltip
const manifest: { entry: string } = await (await fetch('https://cfg.module-hub.io/manifest.json')).json();
const mod = await import(manifest.entry); //@act
mod.start(document.body);
