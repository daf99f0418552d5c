const store = () => Object.fromEntries(Object.keys(localStorage).map((key) => [key, localStorage.getItem(key)]));
export const snapshot = () => ({ at: location.href, cookies: document.cookie, store: store() });
