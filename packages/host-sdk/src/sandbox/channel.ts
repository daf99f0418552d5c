/** A line to one plugin. The frame implements it in a page, a pair of callbacks in a test. */
export interface Channel {
  send(text: string): void;
  /** Ends the plugin at once. Nothing is received afterwards. */
  close(): void;
}

/** What comes over the line. */
export interface ChannelListener {
  /** One batch of the plugin's messages, as text nobody has read yet. */
  texts(texts: readonly string[]): void;
  /** The plugin is gone: it broke a limit, hung, or could not start. */
  down(reason: string, message: string): void;
}

/** Starts a plugin's code and opens a line to it. */
export type OpenChannel = (code: string, listener: ChannelListener) => Channel;
