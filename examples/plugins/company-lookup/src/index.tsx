import { definePlugin } from '@guildhall/plugin-sdk';
import { CompanyPanel } from './company-panel.tsx';

definePlugin({ modules: { company: (api) => <CompanyPanel api={api} /> } });
