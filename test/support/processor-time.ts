/** Milliseconds of the processor that a call takes on this thread: what others do on the machine meanwhile is no part of it. */
export function processorTime(call: () => unknown): number {
  const before = process.threadCpuUsage();
  call();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1_000;
}
