type Caller = { call(name: string, input?: unknown): Promise<unknown> };

export async function gather(from: unknown, noun: string, act: string) {
  const permission = [noun, act].join('.');
  return (from as Caller).call(permission, {}); //@act
}
