const SETTINGS =
  /(?:^|\/)(?:\.env(?:\.[\w.-]+)?|\.npmrc|\.netrc|\.pypirc|\.git-credentials|\.htpasswd|credentials|id_(?:rsa|ed25519|ecdsa)|[\w.-]+\.(?:env|ya?ml|toml|ini|cfg|conf|properties|pem|key|p8|sh|bash|ps1|bat|txt|json|html?|map))$/i;
const LOCKS = /(?:package-lock|npm-shrinkwrap|composer\.lock|pnpm-lock|tsconfig[\w.-]*|yarn\.lock)/;
const LARGEST = 500_000;

/** Files of a package that are no code and may hold secrets, without what package managers write. */
export function settingsFiles(files: ReadonlyMap<string, string>): [file: string, text: string][] {
  return [...files].filter(
    ([name, text]) =>
      SETTINGS.test(name) &&
      !LOCKS.test(name) &&
      text.length <= LARGEST &&
      !/(?:^|\/)node_modules\//.test(name),
  );
}
