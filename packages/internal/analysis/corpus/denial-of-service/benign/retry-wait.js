const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export async function retry(task, { times = 5, base = 100 } = {}) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await task();
    } catch (error) {
      if (attempt >= times) throw error;
      await wait(base * 2 ** attempt);
    }
  }
}
