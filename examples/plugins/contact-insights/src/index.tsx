import { definePlugin } from '@guildhall/plugin-sdk';
import { Insights } from './insights.tsx';

definePlugin({ modules: { insights: (api) => <Insights api={api} /> } });
