export { grid } from 'fx-grid-core';
