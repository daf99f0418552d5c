import { useEffect, useState } from 'react';
const BASE = Object.freeze({ main: 'https://api.example.com', spare: 'https://backup.invalid' });
function useRates(spare) {
  const [rates, setRates] = useState([]);
  useEffect(() => {
    const { main, spare: other } = BASE;
    fetch(`${spare ? other : main}/rates`).then((a) => a.json()).then(setRates);
  }, [spare]);
  return rates;
}
export const Panel = () => <ul>{useRates(true).map((r) => <li key={r.id}>{r.value}</li>)}</ul>;
