import { randomBytes } from 'node:crypto';
import { COURIER } from '../../packages/internal/database/src/index.ts';
import { SUBGRAPHS, type SubgraphName } from '../../schema/read.ts';

/** A role of PostgreSQL, and where it logs in. Migrations grant to roles by these very names. */
interface Login {
  role: string;
  password: string;
  url: string;
}

export interface Logins {
  services: Readonly<Record<SubgraphName, { owner: Login; app: Login; courier: Login }>>;
  /** Null where Redis carries the jobs. */
  queue: Login | null;
}

/** Logins with passwords of their own at `postgres`, whose path is left out of account; its options are kept. */
export function makeLogins(postgres: string, queuesOnPostgres: boolean): Logins {
  const courier = password();
  const at = (role: string, database: string, secret = password()): Login => ({
    role,
    password: secret,
    url: urlOf(postgres, role, secret, database),
  });
  const of = (service: SubgraphName) => ({
    owner: at(`${service}_owner`, service),
    app: at(`${service}_app`, service),
    courier: at(COURIER, service, courier),
  });
  return {
    services: {
      catalog: of('catalog'),
      governance: of('governance'),
      installation: of('installation'),
      forge: of('forge'),
    },
    queue: queuesOnPostgres ? at('queue_owner', 'queue') : null,
  };
}

/** What a superuser runs once. Statements end at the end of a line. */
export function rolesSql({ services, queue }: Logins): string {
  const courier = services.catalog.courier;
  return [
    '-- Roles and databases of one deployment, with their passwords: keep it secret, run it once as a superuser, delete it.',
    create(courier),
    ...SUBGRAPHS.flatMap((name) => [
      create(services[name].owner),
      create(services[name].app),
      database(name, services[name].owner),
    ]),
    ...(queue ? [create(queue), database('queue', queue)] : []),
    '',
  ].join('\n');
}

// Names are ours and passwords have no quotes in them.
const create = ({ role, password: secret }: Login) =>
  `CREATE ROLE ${role} LOGIN NOBYPASSRLS PASSWORD '${secret}';`;

// Where the administrator is no superuser, only a member may give a database to a role.
const database = (name: string, owner: Login) =>
  `GRANT ${owner.role} TO CURRENT_USER;\nCREATE DATABASE ${name} OWNER ${owner.role} TEMPLATE template0;`;

function password(): string {
  return randomBytes(24).toString('base64url');
}

function urlOf(postgres: string, role: string, secret: string, name: string): string {
  const url = new URL(postgres);
  url.username = role;
  url.password = secret;
  url.pathname = `/${name}`;
  return url.toString();
}
