/** `1 file`, `2 files`, `1,024 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

/** `1,024`. */
export function figure(value: number): string {
  return value.toLocaleString('en-US');
}
