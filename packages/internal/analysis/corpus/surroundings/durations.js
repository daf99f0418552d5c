const UNITS = { ms: 1, s: 1000, m: 60000, h: 3600000, d: 86400000 };
const PATTERN = /^(-?\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/i;

function parseDuration(input) {
  if (typeof input === 'number') return input;
  const match = PATTERN.exec(String(input).trim());
  if (!match) throw new TypeError('Invalid duration: ' + input);
  return Number(match[1]) * UNITS[match[2].toLowerCase()];
}

function formatDuration(ms, { long = false } = {}) {
  const abs = Math.abs(ms);
  for (const unit of ['d', 'h', 'm', 's']) {
    if (abs >= UNITS[unit]) {
      const value = Math.round(ms / UNITS[unit]);
      return long ? `${value} ${unit === 'm' ? 'minutes' : unit}` : value + unit;
    }
  }
  return ms + 'ms';
}

class LruCache {
  constructor(max = 100) {
    this.max = max;
    this.map = new Map();
  }
  get(key) {
    if (!this.map.has(key)) return undefined;
    const value = this.map.get(key);
    this.map.delete(key);
    this.map.set(key, value);
    return value;
  }
  set(key, value) {
    this.map.delete(key);
    this.map.set(key, value);
    if (this.map.size > this.max) this.map.delete(this.map.keys().next().value);
  }
  clear() {
    this.map.clear();
  }
}

const durations = new LruCache(500);

function cachedDuration(input) {
  const hit = durations.get(input);
  if (hit !== undefined) return hit;
  const value = parseDuration(input);
  durations.set(input, value);
  return value;
}
