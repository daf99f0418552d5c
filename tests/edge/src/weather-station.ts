import { SUBGRAPHS, type SubgraphName } from '@guildhall/schema';
import { until } from '@guildhall/testing';
import { metric, post, type Answer } from './client.ts';
import type { Deployed } from './deployment.ts';
import { openProxy, type Proxy, type Weather } from './proxy.ts';

/** A gateway that reaches one of the subgraphs through weather, and the others directly. */
export interface Station {
  /** Asks one field of that subgraph and one of another: `asked` and `rest`. */
  ask(): Promise<Answer>;
  become: Proxy['become'];
  /** Whether the gateway has stopped asking that subgraph. */
  isOpen(): Promise<boolean>;
  /** Requests to that subgraph that ended so. */
  counted(outcome: string): Promise<number>;
  /** The weather clears up, and all is answered again. */
  clear(): Promise<void>;
  gateway: Awaited<ReturnType<Deployed['gateway']>>;
  close(): Promise<void>;
}

/** What the gateway and its callers see while the weather lasts, and after. */
export interface Seen {
  /** Asked at the same time, as often as open the breaker. */
  answers: Answer[];
  counted: Record<'failed' | 'late' | 'refused' | 'answered', number>;
  opened: boolean;
  /** Asked while it is open. */
  refused: Answer;
  closed: boolean;
}

const VIEWER = 'rest: viewer { actorId }';
/** No two alike, so that none shares another's answer. */
const ASKED: Readonly<Record<SubgraphName, (n: number) => string>> = {
  catalog: (n) => `asked: marketplace { a${n}: id } rest: policies { id }`,
  forge: (n) => `asked: artifact(sha256: "x") { a${n}: sha256 } ${VIEWER}`,
  governance: (n) => `asked: restriction(id: "res_none") { a${n}: id } ${VIEWER}`,
  installation: (n) => `asked: installation(id: "ins_none") { a${n}: id } ${VIEWER}`,
};
/** As many failures in a row as open a breaker. */
const ENOUGH = 5;
const OUTCOMES = ['failed', 'late', 'refused', 'answered'] as const;

export async function openStation(deployed: Deployed, name: SubgraphName): Promise<Station> {
  const { subgraphs } = deployed.guildhall.deployment.gateway;
  const { hostname: host, port } = new URL(subgraphs[name]);
  const proxy = await openProxy({ host, port: Number(port) });
  const gateway = await deployed.gateway({ subgraphs: { ...subgraphs, [name]: proxy.url() } });
  let questions = 0;
  const ask = () => {
    const query = `{ ${ASKED[name]((questions += 1))} }`;
    return post(gateway.url, { token: deployed.token('owner'), body: { query } });
  };
  const isOpen = async () =>
    (await metric(gateway.metricsUrl, 'guildhall_subgraph_breaker_open', `"${name}"`)) === 1;
  return {
    ...{ ask, isOpen, gateway },
    become(weather) {
      proxy.become(weather);
    },
    counted: (outcome) =>
      metric(
        gateway.metricsUrl,
        'guildhall_subgraph_request_seconds_count',
        `subgraph="${name}",outcome="${outcome}"`,
      ),
    async clear() {
      proxy.become('clear');
      await until(`${name} answers again`, async () => !(await ask()).errors, 15_000);
    },
    close: () => proxy.close(),
  };
}

export async function weather(station: Station, name: Weather): Promise<Seen> {
  const count = () => Promise.all(OUTCOMES.map((outcome) => station.counted(outcome)));
  const before = await count();
  station.become(name);
  const answers = await Promise.all(Array.from({ length: ENOUGH }, () => station.ask()));
  const opened = await station.isOpen();
  const refused = await station.ask();
  const after = await count();
  await station.clear();
  const counted = Object.fromEntries(
    OUTCOMES.map((outcome, at) => [outcome, (after[at] ?? 0) - (before[at] ?? 0)]),
  ) as Seen['counted'];
  return { answers, counted, opened, refused, closed: !(await station.isOpen()) };
}

/** Opens one for each subgraph. */
export async function openStations(deployed: Deployed): Promise<Record<SubgraphName, Station>> {
  const opened = await Promise.all(
    SUBGRAPHS.map(async (name) => [name, await openStation(deployed, name)] as const),
  );
  return Object.fromEntries(opened) as Record<SubgraphName, Station>;
}
