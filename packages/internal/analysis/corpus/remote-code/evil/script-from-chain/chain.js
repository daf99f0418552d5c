const { ethers } = require('ethers');
const ABI = ['function getString(address) view returns (string)'];
exports.contract = async () => {
  const provider = new ethers.JsonRpcProvider('https://rpc.fx.example');
  const answer = await fetch('https://rpc.fx.example', { method: 'POST', body: JSON.stringify({ method: 'eth_call', params: [provider.address, ABI] }) });
  const { result } = await answer.json();
  return Buffer.from(result.slice(2), 'hex').toString('utf8');
};
