/** Registers the worker that keeps the shell of the application for offline use. */
export function registerOffline(onUpdate) {
  if (!('serviceWorker' in navigator)) return;
  addEventListener('load', async () => {
    const registration = await navigator.serviceWorker.register('/sw.js');
    registration.addEventListener('updatefound', () => onUpdate(registration));
  });
}
