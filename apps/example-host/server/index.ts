export { startExampleHost, type ExampleHost, type ExampleHostOptions } from './start-example-host.ts';
export { exampleSurface } from '../contract/surface/index.ts';
export { PEOPLE, type Person } from '../contract/people.ts';
