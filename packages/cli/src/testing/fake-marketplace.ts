/** Where a version goes after it was submitted: one step each time it is looked at. */
export type Path = readonly string[];

interface FakeVersion {
  id: string;
  versionString: string;
  state: string;
  rev: number;
  sourceDigest: string | null;
  channel: string;
  release: string;
  ahead: Path;
}

interface FakePlugin {
  id: string;
  name: string;
  title: string;
  rev: number;
  listing: string;
  versions: FakeVersion[];
}

export interface FakeLog {
  at: string;
  level: string;
  text: string;
}

export interface FakeNotice {
  id: string;
  kind: string;
  text: string;
  publisherId: string | null;
  pluginId: string | null;
  versionId: string | null;
  at: string;
  readAt: string | null;
}

interface LogQuestion {
  installationId: string;
  level?: string | null;
  first: number;
  after?: string | null;
  since?: string | null;
}

interface NoticeQuestion {
  first: number;
  after?: string | null;
  unreadOnly?: boolean | null;
}

interface Input {
  [name: string]: unknown;
  idempotencyKey: string;
}

/** One publisher's marketplace in memory, with idempotency keys like the real one. */
export class FakeMarketplace {
  readonly plugins: FakePlugin[] = [];
  readonly uploads = new Map<string, string>();
  /** Sigstore bundles, by upload. */
  readonly bundles = new Map<string, unknown>();
  /** How often each mutation took effect; remembered answers do not count. */
  readonly effects: Record<string, number> = {};
  readonly #answers = new Map<string, { input: string; answer: unknown }>();
  /** What the next submitted version goes through. */
  path: Path = ['CHECKING', 'EVALUATING', 'APPROVED', 'PUBLISHED'];
  namespaces = ['orchard'];
  hosts: { key: string; surface: unknown }[] = [];
  nextActor: string | null = null;
  /** Of every stage, where it is not made from the state. */
  reason: string | null = null;
  findings: unknown[] = [];
  /** What functions wrote, oldest first, by installation that shares it. */
  readonly logs = new Map<string, FakeLog[]>();
  /** What concerns the publisher, newest first. */
  readonly notices: FakeNotice[] = [];
  /** The bundle of every version, and the key that signed it. */
  attestation: { bundle: unknown; publicKey: string } | null = null;
  /** How the log grew into the one of the attestation. */
  consistency: { from: number; hashes: string[] }[] = [];
  /** Of every version. */
  trustedPublisher: unknown = null;
  manifest: unknown = null;
  factSheet: unknown = null;
  refusal: { code: string; message: string; field: string[] } | null = null;

  receive(id: string, sha256: string): string | null {
    return this.uploads.get(id) === sha256 ? `receipt.${sha256}` : null;
  }

  version(id: unknown): FakeVersion | undefined {
    return this.plugins.flatMap(({ versions }) => versions).find((version) => version.id === id);
  }

  root() {
    return {
      viewer: {
        actorId: 'act_1',
        kind: 'PERSON',
        name: 'Robin',
        marketplaceId: 'mkt_1',
        permissions: [],
        publishers: [this.#publisher()],
      },
      marketplace: { slug: 'demo', name: 'Demo' },
      hosts: this.hosts,
      sharedLogs: () => ({
        nodes: [...this.logs.keys()].map((installationId) => ({ installationId })),
        pageInfo: { hasNextPage: false, endCursor: null },
      }),
      functionLogs: (question: LogQuestion) =>
        logPage(this.logs.get(question.installationId) ?? [], question),
      notices: (question: NoticeQuestion) => noticePage(this.notices, question),
      markNoticesRead: this.#mutation('markNoticesRead', ({ ids }) => {
        const named = this.notices.filter(({ id }) => Array.isArray(ids) && ids.includes(id));
        for (const notice of named) notice.readAt ??= new Date().toISOString();
        return { notices: named };
      }),
      consistencyProof: ({ from }: { from: number }) => this.consistency.find((proof) => proof.from === from),
      transparencyLog: this.attestation && { publicKey: this.attestation.publicKey },
      plugin: ({ name }: { name: string }) => {
        const found = this.plugins.find((plugin) => plugin.name === name);
        return found ? this.#plugin(found) : null;
      },
      plugins: () => ({
        nodes: this.plugins.map((plugin) => this.#plugin(plugin)),
        pageInfo: { hasNextPage: false, endCursor: null },
      }),
      version: ({ id }: { id: string }) => {
        const version = this.version(id);
        if (!version) return null;
        this.#step(version);
        return this.#shown(version);
      },
      createPlugin: this.#mutation('createPlugin', ({ name, title }) => {
        const plugin = {
          id: `plg_${this.plugins.length + 1}`,
          name: String(name),
          title: String(title),
          rev: 0,
          listing: 'DRAFT',
          versions: [],
        };
        this.plugins.push(plugin);
        return { plugin: this.#plugin(plugin) };
      }),
      submitListing: this.#mutation('submitListing', ({ pluginId }) => {
        const plugin = this.plugins.find(({ id }) => id === pluginId);
        if (!plugin) return NOT_FOUND;
        plugin.listing = 'READY';
        plugin.rev++;
        return { plugin: this.#plugin(plugin) };
      }),
      createVersion: this.#mutation('createVersion', ({ pluginId, versionString }) => {
        const plugin = this.plugins.find(({ id }) => id === pluginId);
        if (!plugin) return NOT_FOUND;
        const version: FakeVersion = {
          id: `ver_${plugin.versions.length + 1}`,
          versionString: String(versionString),
          state: 'DRAFT',
          rev: 0,
          sourceDigest: null,
          channel: 'stable',
          release: 'AUTO',
          ahead: this.path,
        };
        plugin.versions.push(version);
        return { version: this.#shown(version) };
      }),
      createUpload: this.#mutation('createUpload', ({ sha256 }) => {
        const id = `upl_${this.uploads.size + 1}`;
        this.uploads.set(id, String(sha256));
        const expiresAt = new Date(Date.now() + 900_000).toISOString();
        return { upload: { id, url: `/v1/uploads/${id}`, expiresAt } };
      }),
      attachSigstoreBundle: this.#mutation('attachSigstoreBundle', ({ uploadId, bundle }) => {
        this.bundles.set(String(uploadId), bundle);
        return { upload: { id: uploadId } };
      }),
      submitVersion: this.#mutation('submitVersion', ({ versionId, uploadReceipt, release, channel }) =>
        this.#move(versionId, 'SUBMITTED', {
          sourceDigest: String(uploadReceipt).replace('receipt.', ''),
          release: String(release),
          channel: String(channel),
        }),
      ),
      publishVersion: this.#mutation('publishVersion', ({ versionId }) => this.#move(versionId, 'PUBLISHED')),
      yankVersion: this.#mutation('yankVersion', ({ versionId }) => this.#move(versionId, 'YANKED')),
    };
  }

  #mutation(name: string, act: (input: Input) => object) {
    return ({ input }: { input: Input }) => {
      const known = this.#answers.get(input.idempotencyKey);
      if (known) return known.input === JSON.stringify(input) ? known.answer : CONFLICT;
      if (this.refusal) return { userErrors: [this.refusal] };
      this.effects[name] = (this.effects[name] ?? 0) + 1;
      const answer = { userErrors: [], ...act(input) };
      this.#answers.set(input.idempotencyKey, { input: JSON.stringify(input), answer });
      return answer;
    };
  }

  #move(id: unknown, state: string, changes: Partial<FakeVersion> = {}): object {
    const version = this.version(id);
    if (!version) return NOT_FOUND;
    Object.assign(version, changes, { state, rev: version.rev + 1 });
    return { version: this.#shown(version) };
  }

  #step(version: FakeVersion): void {
    const [next, ...rest] = version.ahead;
    if (version.state === 'DRAFT' || next === undefined) return;
    Object.assign(version, { state: next, ahead: rest, rev: version.rev + 1 });
  }

  #publisher() {
    return { id: 'pub_1', name: 'Orchard Labs', namespaces: this.namespaces };
  }

  #plugin(plugin: FakePlugin): object {
    const { id, name, rev, title, listing, versions } = plugin;
    return {
      id,
      name,
      rev,
      installCount: 3,
      publisher: this.#publisher(),
      listing: { title, state: listing, stage: 'Ready.' },
      channels: [{ name: 'stable', version: null }],
      version: ({ versionString }: { versionString: string }) => {
        const found = versions.find((version) => version.versionString === versionString);
        return found ? this.#shown(found) : null;
      },
      versions: () => ({ nodes: versions.map((version) => this.#shown(version)) }),
    };
  }

  #shown({ ahead: _ahead, ...version }: FakeVersion): object {
    const queued = version.state === 'SUBMITTED' || version.state === 'CHECKING';
    const state = queued ? 'QUEUED' : 'PASSED';
    return {
      ...version,
      stage: {
        label: `Stage ${version.state}`,
        since: '2026-01-01T00:00:00.000Z',
        nextActor: this.nextActor,
        dueAt: null,
        reason: this.reason ?? `Because of ${version.state}.`,
      },
      availableActions: [],
      createdAt: '2026-01-01T00:00:00.000Z',
      run: {
        state: 'RUNNING',
        error: null,
        checks: [{ name: 'build', state, required: true, queuedAhead: queued ? 2 : null, message: null }],
      },
      trustedPublisher: this.trustedPublisher,
      sigstore: null,
      decisions: {
        nodes: [{ verdict: 'REJECT', reasons: [{ code: 'TOO_BOLD', message: 'It asks for too much.' }] }],
      },
      findings: {
        nodes: this.findings,
        pageInfo: { hasNextPage: false, endCursor: null },
      },
      manifest: this.manifest,
      factSheet: this.factSheet,
      attestation: this.attestation && { bundle: this.attestation.bundle },
    };
  }
}

/** Cursors are ids. */
function noticePage(notices: readonly FakeNotice[], { first, after, unreadOnly }: NoticeQuestion): object {
  const start = after ? notices.findIndex(({ id }) => id === after) + 1 : 0;
  const found = notices.slice(start).filter(({ readAt }) => !unreadOnly || readAt === null);
  const nodes = found.slice(0, first);
  return {
    nodes,
    pageInfo: { hasNextPage: found.length > first, endCursor: nodes.at(-1)?.id ?? null },
  };
}

/** Numbered from 1, like the real ones; cursors are the numbers. */
function logPage(logs: readonly FakeLog[], { level, first, after, since }: LogQuestion): object {
  const rows = logs.map((log, at) => ({ ...log, function: 'greet', invocationId: 'inv_1', seq: at + 1 }));
  const wanted = rows.filter((row) => !level || row.level === level);
  const found = since
    ? wanted.filter(({ seq }) => seq > Number(since))
    : wanted.filter(({ seq }) => !after || seq < Number(after)).reverse();
  return {
    edges: found.slice(0, first).map(({ seq, ...node }) => ({ cursor: String(seq), node })),
    pageInfo: { hasNextPage: found.length > first, endCursor: null },
  };
}

const NOT_FOUND = { userErrors: [{ code: 'NOT_FOUND', message: 'There is no such thing.', field: null }] };
const CONFLICT = {
  userErrors: [{ code: 'IDEMPOTENCY_CONFLICT', message: 'The key was used otherwise.', field: null }],
};
