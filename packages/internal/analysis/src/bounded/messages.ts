import { z } from 'zod';
import type { Analysis, AnalysisInput } from '../analyze.ts';

/** What a process is asked: everything of an analysis that can be sent to another. */
export type Asked = Pick<AnalysisInput, 'files' | 'packageJson' | 'manifest' | 'limits' | 'licences'>;

/** One process wrote both sides: it is enough to tell them from something else. */
export const asked = z.custom<Asked>(
  (value) => z.object({ files: z.map(z.string(), z.string()) }).safeParse(value).success,
);

const analysis = z.custom<Analysis>(
  (value) =>
    z
      .object({
        findings: z.array(z.object({ ruleId: z.string() })),
        facts: z.object({}),
        errors: z.array(z.unknown()),
      })
      .safeParse(value).success,
);

export const told = z.discriminatedUnion('kind', [
  /** The file that is read next, and what memory the process has by then, in bytes. */
  z.object({ kind: z.literal('file'), file: z.string(), memory: z.number() }),
  z.object({ kind: z.literal('done'), analysis }),
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);
export type Told = z.infer<typeof told>;
