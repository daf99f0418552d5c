async function* feeds() { for (const host of ['api.example.com', 'feed.invalid']) yield new URL('/rss', `https://${host}`); }
export const run = async ({ api }) => { for await (const url of feeds()) await api.fetch(url.href); };
