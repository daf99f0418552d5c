import { ok, type Result } from '@guildhall/kernel';
import { attestationBundle, type AttestationBundle } from '@guildhall/supply-chain';
import { z } from 'zod';
import { failed, type Failure } from '../failure.ts';
import type { Gateway } from '../gateway/gateway.ts';
import { defineQuery } from '../gateway/operation.ts';

const FIND_ATTESTATION = defineQuery(
  `query FindAttestation($name: String!, $versionString: String!) {
    plugin(name: $name) { version(versionString: $versionString) { id attestation { bundle } } }
  }`,
  z.object({
    plugin: z
      .object({
        version: z.object({ attestation: z.object({ bundle: attestationBundle }).nullable() }).nullable(),
      })
      .nullable(),
  }),
  ({ plugin }) => plugin?.version?.attestation,
);

/** The bundle of `plugin@version`, to be checked later without a network. */
export async function fetchAttestation(
  gateway: Gateway,
  release: string,
): Promise<Result<AttestationBundle, Failure>> {
  const [, name, versionString] = /^([^@]+)@(.+)$/.exec(release) ?? [];
  if (name === undefined || versionString === undefined)
    return failed('usage', 'USAGE', `Say which release, such as acme.chart@1.0.0; "${release}" is none.`);
  const answer = await gateway.ask(FIND_ATTESTATION, { name, versionString });
  if (!answer.ok) return answer;
  const version = answer.value.plugin?.version;
  if (!version)
    return failed(
      'usage',
      'NO_SUCH_VERSION',
      `There is no ${release} that you may see. Look at guildhall status ${name}.`,
    );
  if (!version.attestation)
    return failed(
      'refused',
      'NO_ATTESTATION',
      `${release} has no attestation: nothing was released of it yet.`,
    );
  return ok(version.attestation.bundle);
}
