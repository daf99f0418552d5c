import type { ReleaseFacts } from '@guildhall/drift';
import type { Project } from '../project/project.ts';

/** What a project is compared with. */
export interface Baseline {
  readonly name: string;
  readonly facts: ReleaseFacts;
  /** Its source; null where only the marketplace has that. */
  readonly project: Project | null;
  /** Who would submit the project, as the marketplace calls them; null where nobody asked it. */
  readonly self: string | null;
}
