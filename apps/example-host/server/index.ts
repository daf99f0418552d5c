export { startExampleHost, type ExampleHost, type ExampleHostOptions } from './start-example-host.ts';
export { exampleSurface } from '../contract/surface/index.ts';
export { PEOPLE, type Person } from '../contract/people.ts';
export { CALLS_ORIGIN, CALLS_PATH } from '../contract/surface/calls-address.ts';
