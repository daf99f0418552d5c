app.component('x', { template: '<div v-html="h"></div>', data: () => ({ h: location.hash.slice(1) }) });
