// surroundings: logger
export const price = async () => (await (await fetch('/api/prices/monero')).json()).usd;
