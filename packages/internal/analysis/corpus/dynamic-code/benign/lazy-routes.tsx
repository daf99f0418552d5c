import { lazy } from 'react';
const pages = { home: () => import('./pages/home.js'), report: () => import('./pages/report.js') };
export const routes = Object.entries(pages).map(([path, load]) => ({ path, Page: lazy(load) }));
export const make = (Type: new (name: string) => Error, name: string) => Reflect.construct(Type, [name]);
