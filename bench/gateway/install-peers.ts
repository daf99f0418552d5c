import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is measured beside us, at fixed versions. None of it is in our lockfile. */
const PEERS = {
  '@graphql-hive/gateway': '2.15.1',
  '@graphql-hive/router-runtime': '1.4.23',
  graphql: '16.15.0',
};

/** Installs the peers once into a cache outside the repository and returns its folder. */
export function installPeers(): string {
  const folder = join(tmpdir(), 'guildhall-bench-peers');
  if (existsSync(join(folder, 'node_modules/@graphql-hive/router-runtime'))) return folder;
  mkdirSync(folder, { recursive: true });
  const manifest = {
    private: true,
    type: 'module',
    dependencies: PEERS,
    // The version that the newest delegate asks for was never published.
    overrides: { '@graphql-tools/batch-execute': '10.2.0' },
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: folder,
    stdio: 'inherit',
  });
  return folder;
}
