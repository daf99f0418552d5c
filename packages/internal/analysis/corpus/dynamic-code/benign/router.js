const routes = { home: () => import('./home.js'), about: () => import('./about.js') };
routes[location.hash.slice(1)]?.();
