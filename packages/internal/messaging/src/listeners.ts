/** Several listeners to one channel. */
export interface Listeners {
  /** True when this is the channel's first listener. */
  add(channel: string, hear: (message: string) => void): boolean;
  tell(this: void, channel: string, message: string): void;
  channels(): Iterable<string>;
}

export function listeners(): Listeners {
  const byChannel = new Map<string, ((message: string) => void)[]>();
  return {
    add(channel, hear) {
      const known = byChannel.get(channel);
      if (known) known.push(hear);
      else byChannel.set(channel, [hear]);
      return !known;
    },
    tell(channel, message) {
      for (const hear of byChannel.get(channel) ?? []) hear(message);
    },
    channels: () => byChannel.keys(),
  };
}
