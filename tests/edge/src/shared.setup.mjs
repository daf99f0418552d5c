// Jest: one deployment for all test files that bend nothing in it. Its counterpart is shared.teardown.mjs. Both are run by
// Node itself: what Jest would compile here it would also `require`.
import { openGuildhall } from './open-guildhall.ts';
import { writeShared } from './environment.ts';

export default async function shareDeployment() {
  const { premises, close } = await openGuildhall();
  globalThis.closeSharedDeployment = close;
  writeShared(JSON.stringify(premises));
}
