import { openBus } from '@guildhall/messaging';
import type { OpenGuildhall } from './open-guildhall.ts';

/** Says something on the bus, as anybody could who gets hold of it. */
export async function publishOnBus(
  { deployment }: OpenGuildhall,
  channel: string,
  message: object,
): Promise<void> {
  const bus = await openBus(deployment.gateway.busUrl, () => undefined);
  await bus.publish(channel, JSON.stringify(message));
  await bus.close();
}
