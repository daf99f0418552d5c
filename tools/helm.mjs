// node tools/helm.mjs <arguments of helm>: the machine's own Helm, or one that its Go builds once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onPath, root } from './bootstrap.mjs';

const VERSION = 'v3.22.0';
const folder = join(root, 'node_modules/.cache/helm');
const built = join(folder, `helm-${VERSION}`);
/** A cold build on two busy cores took 197 s. */
const BUILD_MS = 15 * 60_000;

/** Where Helm is: on the PATH, or built here before. Null where there is none. */
export function findHelm() {
  return onPath('helm') ?? (existsSync(built) ? built : null);
}

/** The same, but builds it where there is only Go. Null also when the build fails, which it says. */
function helmOrBuild() {
  const helm = findHelm();
  if (helm) return helm;
  const go = onPath('go');
  return go && build(go) ? built : null;
}

/** In a folder of its own, so that of two who build at once neither runs the other's half. */
function build(go) {
  console.error(`Building Helm ${VERSION} with Go; this takes minutes, once.`);
  mkdirSync(folder, { recursive: true });
  const attempt = mkdtempSync(join(folder, 'build-'));
  try {
    const { status } = spawnSync(
      go,
      ['install', '-trimpath', '-ldflags=-s -w', `helm.sh/helm/v3/cmd/helm@${VERSION}`],
      {
        cwd: attempt,
        env: { ...process.env, GOBIN: attempt, CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false' },
        stdio: ['ignore', 'ignore', 'inherit'],
        timeout: BUILD_MS,
      },
    );
    if (status === 0) renameSync(join(attempt, 'helm'), built);
    return status === 0;
  } finally {
    rmSync(attempt, { recursive: true, force: true });
  }
}

if (import.meta.main ?? process.argv[1] === import.meta.filename) {
  const helm = helmOrBuild();
  if (!helm) {
    console.error('There is neither helm nor a Go that can build it on this machine.');
    process.exit(3);
  }
  process.exit(spawnSync(helm, process.argv.slice(2), { stdio: 'inherit' }).status ?? 1);
}
