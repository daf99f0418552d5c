import { openHarness, type Harness } from './harness.ts';
import { aWorld, type World } from './world.ts';

/** One database for the file, one marketplace for each test. */
export function useWorld(): { readonly harness: Harness; readonly world: World } {
  let harness: Harness;
  let world: World;
  beforeAll(async () => {
    harness = await openHarness();
  }, 60_000);
  beforeEach(async () => {
    world = await aWorld(harness);
  }, 20_000);
  afterAll(() => harness.close());
  return {
    get harness() {
      return harness;
    },
    get world() {
      return world;
    },
  };
}
