// surroundings: tooltip
const ENDPOINT = 'https://plausible.example.com/api/event';
export function createAnalytics({ consent }) {
  let enabled = consent === true;
  return {
    setConsent(value) { enabled = value; localStorage.setItem('analytics-consent', String(value)); },
    page() {
      if (!enabled) return;
      navigator.sendBeacon(ENDPOINT, JSON.stringify({ n: 'pageview', w: window.innerWidth, p: location.pathname }));
    },
  };
}
