import type { PluginApi } from '@guildhall/plugin-sdk';

/** Never comes back. As a flood it also writes to the host as fast as the machine can. */
export function beat(api: PluginApi): never {
  const flooding = api.settings.value['rhythm'] !== 'loop';
  let count = 0;
  for (;;) {
    count += 1;
    if (flooding) api.log(`Beat ${count}`);
  }
}
