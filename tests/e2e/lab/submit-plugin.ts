import { z } from 'zod';
import type { OpenGuildhall, PersonaName } from './open-guildhall.ts';
import { runCli } from './run-cli.ts';

const version = z.object({
  version: z.object({
    id: z.string(),
    state: z.string(),
    versionString: z.string(),
    releaseDigest: z.string().nullable(),
    stage: z.object({ reason: z.string().nullable() }),
    plugin: z.object({ id: z.string(), name: z.string() }),
  }),
});
export type SubmittedVersion = z.infer<typeof version>['version'];

/** A folder of examples/plugins, handed in by the CLI; answers once it is published, refused or waits for a person. */
export async function submitPlugin(
  guildhall: OpenGuildhall,
  persona: PersonaName,
  folder: string,
): Promise<SubmittedVersion> {
  const { code, stdout, stderr } = await runCli(
    guildhall,
    persona,
    'submit',
    `examples/plugins/${folder}`,
    '--wait',
    '--json',
  );
  const read = z.looseObject({ versionId: z.string() }).safeParse(jsonOf(stdout));
  if (!read.success) throw new Error(`submit of ${folder} ended with ${code}: ${stdout}${stderr}`);
  return readVersion(guildhall, read.data.versionId);
}

/** A version as its marketplace's staff sees it now. */
export async function readVersion(guildhall: OpenGuildhall, id: string): Promise<SubmittedVersion> {
  const answer = await guildhall.as('reviewer').ask(
    `query ($id: ID!) {
      version(id: $id) { id state versionString releaseDigest stage { reason } plugin { id name } }
    }`,
    { id },
    version,
  );
  return answer.version;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
