import { writeFile } from 'node:fs/promises';
import { brokerModule } from './src/broker/bundle-broker.ts';

// `pnpm generate`: the broker, as text, for the sandbox document.
await writeFile(new URL('src/generated/broker-script.ts', import.meta.url), await brokerModule());
