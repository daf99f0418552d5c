const key = ['__APP', 'CONFIG__'].join('_'); export const config = window[key] ?? {};
