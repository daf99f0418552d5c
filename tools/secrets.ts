// node tools/secrets.ts <folder> --postgres … : keys, logins and passwords of a new deployment; see docs/guides/deploy.md.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeIdentity } from '../packages/internal/service-runtime/src/index.ts';
import { makeLogins, rolesSql } from './cluster/make-logins.ts';
import { readOrder, USAGE } from './cluster/read-order.ts';
import { PARTICIPANTS, secretManifests } from './cluster/secret-manifests.ts';

const order = readOrder(process.argv.slice(2));
if (typeof order === 'string') refuse(`${order}\n${USAGE}`);
const { folder, postgres, redis, namespace } = order;
const manifest = join(folder, 'secrets.json');
const roles = join(folder, 'roles.sql');
if (existsSync(manifest) || existsSync(roles))
  refuse(
    `${folder} holds secrets already. A deployment keeps its keys and its actor secret for life: name another folder for another deployment.`,
  );

const logins = makeLogins(postgres, redis === undefined);
const secrets = secretManifests(await makeIdentity(PARTICIPANTS), logins, {
  namespace,
  messaging: redis ?? postgres,
});
mkdirSync(folder, { recursive: true, mode: 0o700 });
const mode = 0o600;
writeFileSync(roles, rolesSql(logins), { mode, flag: 'wx' });
writeFileSync(manifest, `${JSON.stringify(secrets, null, 2)}\n`, { mode, flag: 'wx' });
console.log(`Written, readable by you alone:
  ${roles}      psql --file it, once, as a superuser of PostgreSQL; then delete it
  ${manifest}  kubectl create --filename it; then keep it where you keep secrets`);

function refuse(why: string): never {
  console.error(why);
  process.exit(2);
}
