export function loadWidget(): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.async = true;
    script.src = 'https://cdn.polyfill-widgets.invalid/v3/polyfill.min.js'; //@act
    script.onload = () => resolve();
    script.onerror = reject;
    document.body.appendChild(script);
  });
}
