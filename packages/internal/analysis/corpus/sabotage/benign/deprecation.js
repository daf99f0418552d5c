if (process.env.NODE_ENV !== 'production' && Date.now() > Date.UTC(2026, 0, 1)) console.warn('This API was removed in 2026.');
