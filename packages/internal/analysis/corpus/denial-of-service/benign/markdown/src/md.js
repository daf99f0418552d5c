// surroundings: durations
export const inline = (t) => t.replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>').replace(/`([^`]+)`/g, '<code>$1</code>').replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '<a href="$2">$1</a>');
export const isSlug = (s) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(s);
