const handlers: Record<string, () => void> = { open() {}, close() {} };
export const dispatch = (name: string) => Object.hasOwn(handlers, name) && handlers[name]?.();
