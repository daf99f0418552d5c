export { developmentEgress } from './development-egress.ts';
export { playOrigin, type PlayedOrigin } from './play-origin.ts';
