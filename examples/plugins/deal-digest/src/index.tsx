import { definePlugin } from '@guildhall/plugin-sdk';
import { DigestCard } from './digest-card.tsx';

definePlugin({ modules: { digest: (api) => <DigestCard api={api} /> } });
