const byExtension: Readonly<Record<string, string>> = {
  mjs: 'js',
  cjs: 'js',
  mts: 'ts',
  cts: 'ts',
  h: 'c',
  hpp: 'cpp',
  cc: 'cpp',
  yml: 'yaml',
  bash: 'sh',
  htm: 'html',
};

/** The name of a fence for a file, by its ending; the escaper decides whether it may be used. */
export function fileLanguage(path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return byExtension[extension] ?? extension;
}
