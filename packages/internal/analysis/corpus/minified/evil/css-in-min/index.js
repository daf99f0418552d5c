export * from './vendor.min.js';
