/** How the connection came about, who vouched for whom: nothing a function should see or could trust. */
const KEPT_BACK =
  /^(host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|cookie|authorization|proxy-.*|forwarded|via|x-forwarded-.*|x-real-ip|x-guildhall-.*|x-request-id|traceparent|tracestate)$/;

/** Whether a header of a webhook's call, in small letters, stays outside. */
export function isKeptBack(header: string): boolean {
  return KEPT_BACK.test(header);
}
