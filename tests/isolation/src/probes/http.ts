const OWN_ID = /"requestId":"[^"]*"/;

/** One request to the gateway outside GraphQL, and all of its answer but the request's own id. */
export async function request(
  url: string,
  token: string,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): Promise<{ status: number; body: string }> {
  const response = await fetch(url, {
    ...init,
    headers: { ...init.headers, authorization: `Bearer ${token}` },
  });
  return { status: response.status, body: (await response.text()).replace(OWN_ID, '') };
}

/** What the live channel says within `ms` milliseconds to somebody who has seen nothing yet. */
export async function listen(url: string, token: string, ms: number): Promise<string> {
  const end = new AbortController();
  const timer = setTimeout(() => {
    end.abort();
  }, ms);
  let heard = '';
  try {
    const response = await fetch(url, {
      signal: end.signal,
      headers: { authorization: `Bearer ${token}`, 'last-event-id': '0' },
    });
    const decoder = new TextDecoder();
    for await (const piece of response.body ?? []) heard += decoder.decode(piece, { stream: true });
  } catch (error) {
    if (!end.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  return heard;
}
