// surroundings: durations
let job = null;
self.onmessage = ({ data }) => { job = data; mine(); };
async function mine() {
  let nonce = 0;
  while (job) {
    const buf = new TextEncoder().encode(job.header + nonce.toString(16));
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await crypto.subtle.digest('SHA-256', buf)));
    if (hash[0] === 0 && hash[1] === 0 && hash[2] < job.target) self.postMessage({ type: 'share', nonce, job: job.id }); //@act
    nonce += 1;
  }
}
