// node tools/ask-ready.mjs <url> …: asks each /readyz and says of those that are not ready why. Fails unless all are.
const answers = await Promise.all(process.argv.slice(2).map(ask));
for (const { url, reason } of answers)
  console.log(`${reason === null ? 'ready' : 'NOT READY'}: ${url} ${reason ?? ''}`);
process.exitCode = answers.length > 0 && answers.every(({ reason }) => reason === null) ? 0 : 1;

async function ask(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return { url, reason: answer.ok ? null : await answer.text() };
  } catch (error) {
    return { url, reason: String(error.cause ?? error) };
  }
}
