/** The marketplace could not answer. A request id lets its operators find what happened. */
export class MarketplaceError extends Error {
  override readonly name = 'MarketplaceError';

  constructor(message: string, requestId: string | null) {
    super(requestId === null ? message : `${message} (Request ${requestId})`);
  }
}
