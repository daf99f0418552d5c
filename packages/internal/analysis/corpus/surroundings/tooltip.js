function clamp(value, min, max) {
  return Math.min(max, Math.max(min, value));
}

function debounce(fn, wait) {
  let timer = null;
  return function (...args) {
    clearTimeout(timer);
    timer = setTimeout(() => fn.apply(this, args), wait);
  };
}

function createTooltip(target, options) {
  const box = document.createElement('div');
  box.className = 'tooltip';
  box.textContent = options.text;
  const place = debounce(() => {
    const rect = target.getBoundingClientRect();
    box.style.left = clamp(rect.left, 0, window.innerWidth - 200) + 'px';
    box.style.top = rect.bottom + 8 + 'px';
  }, 16);
  target.addEventListener('mouseenter', () => {
    document.body.appendChild(box);
    place();
  });
  target.addEventListener('mouseleave', () => box.remove());
  window.addEventListener('resize', place);
  return {
    destroy() {
      window.removeEventListener('resize', place);
      box.remove();
    },
  };
}

const THEMES = {
  light: { background: '#fff', color: '#222', border: '1px solid #ddd' },
  dark: { background: '#222', color: '#eee', border: '1px solid #444' },
};

function applyTheme(element, name) {
  const theme = THEMES[name] || THEMES.light;
  for (const [key, value] of Object.entries(theme)) element.style[key] = value;
  element.dataset.theme = name;
  return element;
}

function toQuery(params) {
  return Object.keys(params)
    .filter((key) => params[key] != null)
    .map((key) => encodeURIComponent(key) + '=' + encodeURIComponent(params[key]))
    .join('&');
}
