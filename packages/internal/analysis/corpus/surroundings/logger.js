const LEVELS = ['debug', 'info', 'warn', 'error'];

function createLogger(scope, level = 'info') {
  const threshold = LEVELS.indexOf(level);
  const write = (name, args) => {
    if (LEVELS.indexOf(name) < threshold) return;
    const stamp = new Date().toISOString();
    console[name](`[${stamp}] ${scope}:`, ...args);
  };
  return Object.fromEntries(LEVELS.map((name) => [name, (...args) => write(name, args)]));
}

function parseArgs(argv) {
  const flags = {};
  const rest = [];
  for (let i = 0; i < argv.length; i += 1) {
    const arg = argv[i];
    if (arg.startsWith('--')) {
      const [key, value] = arg.slice(2).split('=');
      if (value !== undefined) flags[key] = value;
      else if (argv[i + 1] && !argv[i + 1].startsWith('-')) flags[key] = argv[(i += 1)];
      else flags[key] = true;
    } else rest.push(arg);
  }
  return { flags, rest };
}

async function retry(task, { times = 3, delay = 200 } = {}) {
  let last;
  for (let attempt = 0; attempt < times; attempt += 1) {
    try {
      return await task(attempt);
    } catch (error) {
      last = error;
      await new Promise((resolve) => setTimeout(resolve, delay * 2 ** attempt));
    }
  }
  throw last;
}

function chunk(list, size) {
  const out = [];
  for (let i = 0; i < list.length; i += size) out.push(list.slice(i, i + size));
  return out;
}

function groupBy(list, pick) {
  const groups = new Map();
  for (const item of list) {
    const key = pick(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}
