const lang = localStorage.getItem('lang') ?? navigator.language; fetch(`/i18n/${lang}.json`).then((r) => r.json()).then((t) => render(t));
