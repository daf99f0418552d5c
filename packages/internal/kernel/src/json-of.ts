/** What a text says as JSON; undefined when it is none. For texts of others, whose shape is checked next. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
