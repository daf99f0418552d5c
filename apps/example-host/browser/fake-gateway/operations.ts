import { z } from 'zod';
import type { TestMarketplace } from '@guildhall/host-sdk/testing';
import { createAnswers } from './answers.ts';
import type { Governance } from './governance.ts';
import type { Installed, Shelf } from './shelf.ts';

const input = z.object({
  pluginId: z.string().default(''),
  installationId: z.string().default(''),
  optional: z.array(z.string()).default([]),
  takeBack: z.array(z.string()).default([]),
  settings: z.record(z.string(), z.unknown()).default({}),
  permissionDigest: z.string().default(''),
});
const variables = z.object({
  id: z.string().default(''),
  search: z.string().nullish(),
  after: z.string().nullish(),
  input: input.default(input.parse({})),
});

type Variables = z.infer<typeof variables>;
/** Who asks, by the token, and when. */
export interface Caller {
  readonly admin: boolean;
  readonly organization: string;
  readonly feedSeq: number;
}
type Operation = (variables: Variables, caller: Caller) => unknown;

const page = (nodes: unknown[]) => ({ nodes, pageInfo: { hasNextPage: false, endCursor: null } });
const NOT_FOUND = {
  installation: null,
  userErrors: [{ code: 'NOT_FOUND', message: 'It is not installed.' }],
};

/** What this stand-in can be asked, by the name of the operation. */
export function createOperations(
  shelf: Shelf,
  marketplace: TestMarketplace,
  governance: Governance,
): ReadonlyMap<string, (raw: unknown, caller: Caller) => unknown> {
  const { plugin, installation, resolution } = createAnswers(shelf, marketplace);

  const change =
    (apply: (row: Installed, asked: Variables['input']) => void) =>
    ({ input: asked }: Variables): unknown => {
      const row = [...shelf.installed.values()].find(({ id }) => id === asked.installationId);
      if (!row) return NOT_FOUND;
      apply(row, asked);
      shelf.touch(row);
      return { installation: installation(row), userErrors: [] };
    };

  const operations: Record<string, Operation> = {
    resolveContributions: (_variables, { feedSeq, organization }) => resolution(feedSeq, organization),
    plugins: ({ search }, { admin }) => {
      const found = [...shelf.heads.keys()].map((id) => plugin(id, admin));
      return page(
        found.filter((one) => one?.listing.title.toLowerCase().includes(search?.toLowerCase() ?? '')),
      );
    },
    plugin: ({ id }, { admin }) => plugin(id, admin),
    installations: () => page([...shelf.installed.values()].map(installation)),
    installPlugin: ({ input: { pluginId } }) => ({
      installation: installation(shelf.install(pluginId)),
      userErrors: [],
    }),
    consentToInstallation: change((row, { optional, takeBack }) => {
      shelf.consent(row, optional);
      row.grants = row.grants.filter((name) => !takeBack.includes(name));
    }),
    fallBackInstallation: change(() => undefined),
    disableInstallation: change((row) => {
      row.state = 'DISABLED';
    }),
    enableInstallation: change((row) => {
      row.state = 'ACTIVE';
    }),
    changeSettings: change((row, { settings }) => {
      row.settings = settings;
    }),
    uninstall: change((row) => {
      shelf.installed.delete(row.pluginId);
      row.state = 'UNINSTALLED';
    }),
    ...governance.operations,
    installation: ({ id }) => {
      const row = [...shelf.installed.values()].find((one) => one.id === id);
      return row ? { ...installation(row), ...governance.detail() } : null;
    },
    requestInstall: () => ({ request: { id: 'req_1' }, userErrors: [] }),
    explainContribution: () => ({
      shown: true,
      stages: [
        { name: 'installed', ok: true, message: 'Ada Okafor installed it for Fernhill.' },
        { name: 'restrictions', ok: true, message: 'Nothing is in force against it.' },
        { name: 'rules', ok: true, message: 'No rule of the organization denies it.' },
      ],
    }),
  };
  return new Map(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (raw: unknown, caller: Caller) => operation(variables.parse(raw ?? {}), caller),
    ]),
  );
}
