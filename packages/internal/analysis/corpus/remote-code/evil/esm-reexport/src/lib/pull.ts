export const pull = async <T>(url: string): Promise<T> => (await fetch(url)).json();
