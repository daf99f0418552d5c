import { definePlugin } from '@guildhall/plugin-sdk';
export const run = ({ api }) => api.fetch('https://other.example');
