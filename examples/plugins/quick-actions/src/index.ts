import { definePlugin } from '@guildhall/plugin-sdk';
import { logCall } from './log-call.ts';
import { summarise } from './summarise.ts';

definePlugin({ handlers: { summarise, logCall } });
