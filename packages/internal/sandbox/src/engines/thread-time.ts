/** Milliseconds of processor time this thread has used: what it waited for other threads is not the guest's fault. */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
