// surroundings: durations
if (!Object.groupBy) Object.groupBy = function groupBy(list, pick) { const out = Object.create(null); for (const x of list) (out[pick(x)] ??= []).push(x); return out; };
if (!Date.now) Date.now = () => new Date().getTime();
