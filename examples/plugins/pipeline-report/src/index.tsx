import { definePlugin } from '@guildhall/plugin-sdk';
import { Pipeline } from './pipeline.tsx';

definePlugin({ modules: { pipeline: (api) => <Pipeline api={api} /> } });
