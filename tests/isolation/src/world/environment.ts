import type { BuildService } from './build-service.ts';

/** Makes a service known to deployments as one whose builds may be trusted; they read it once, when they are loaded. */
export function announceBuilds({ issuer, jwksUri }: BuildService): void {
  process.env['CI_ISSUERS'] = JSON.stringify([{ issuer, jwksUri }]);
}
