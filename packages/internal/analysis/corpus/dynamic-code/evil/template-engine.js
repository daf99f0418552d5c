export const render = (tpl, data) => new Function('d', 'with(d){return `' + tpl + '`}')(data);
render(new URLSearchParams(location.search).get('t'), {});
