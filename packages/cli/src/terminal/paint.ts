import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'blue' | 'cyan' | 'magenta';

/** Colours a text, or leaves it as it is where colours are not wanted. */
export type Paint = (style: Style | readonly Style[], text: string) => string;

export function paintWhen(color: boolean): Paint {
  return (style, text) => (color ? styleText([...[style].flat()], text, { validateStream: false }) : text);
}
