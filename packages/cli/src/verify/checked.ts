/** What was checked, one thing a step, in words for a person. */
export interface Checked {
  ok: boolean;
  steps: readonly { name: string; ok: boolean; message: string }[];
}
