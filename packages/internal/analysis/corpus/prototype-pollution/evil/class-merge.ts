export class Settings {
  #values: Record<string, unknown> = {};
  apply(from: Record<string, unknown>, into = this.#values): this {
    Object.keys(from).forEach((key) => {
      const value = from[key];
      if (value !== null && typeof value === 'object' && typeof into[key] === 'object') this.apply(value as Record<string, unknown>, into[key] as Record<string, unknown>);
      else into[key] = value; //@act
    });
    return this;
  }
}
export const fromMessage = (event: MessageEvent) => new Settings().apply(JSON.parse(event.data));
