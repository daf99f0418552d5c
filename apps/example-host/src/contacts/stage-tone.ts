import type { Stage } from '../../contract/contact.ts';
import type { Tone } from '../kit/badge.tsx';

export const STAGE_TONE: Readonly<Record<Stage, Tone>> = {
  lead: 'info',
  qualified: 'warning',
  customer: 'success',
  dormant: 'neutral',
};
