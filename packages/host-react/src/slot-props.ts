import type { Contribution, JsonObject, RestrictionNotice } from '@guildhall/host-sdk';
import type { ReactNode } from 'react';

/** What the host's error card is drawn from. */
export interface ErrorCardProps {
  readonly contribution: Contribution;
  readonly message: string;
  readonly retry: () => void;
}

export interface SlotProps {
  /** `crm.contact.sidebar@1` */
  readonly id: string;
  /** What the page is about, handed to every contribution here. */
  readonly context?: JsonObject;
  readonly props?: JsonObject;
  /** Shown when no plugin contributes here. */
  readonly fallback?: ReactNode;
  /** Shown while the slot or a contribution in it is loading. */
  readonly skeleton?: ReactNode;
  readonly errorCard?: (props: ErrorCardProps) => ReactNode;
  /** Shown in the place of a plugin that was stopped by the marketplace. */
  readonly notice?: (notice: RestrictionNotice) => ReactNode;
  /** Draws the frame around each contribution: its title, its plugin's name. */
  readonly frame?: (contribution: Contribution, content: ReactNode) => ReactNode;
}
