export interface Import {
  /** Empty when it is known at run time only. */
  readonly specifier: string;
  readonly isTypeOnly: boolean;
}

/** Biome's format, which `npm run lint` demands, puts every import at the start of a line and in single quotes. */
const staticImport = /^(?:import|export)\s+(?<clause>[^'";]*?\sfrom\s+)?'(?<specifier>[^']+)'/gm;
const dynamicImport = /\b(?:import|require)\s*\(\s*(?:['"`](?<specifier>[^'"`]+)['"`])?/g;

/** Every import of a module's code, from which comments were taken. */
export function importsOf(code: string): Import[] {
  const fixed = [...code.matchAll(staticImport)].map(({ groups }) => ({
    specifier: groups?.['specifier'] ?? '',
    isTypeOnly: isTypeOnly(groups?.['clause'] ?? ''),
  }));
  const dynamic = [...code.matchAll(dynamicImport)].map(({ groups }) => ({
    specifier: groups?.['specifier'] ?? '',
    isTypeOnly: false,
  }));
  return [...fixed, ...dynamic];
}

function isTypeOnly(clause: string): boolean {
  if (/^type\s/.test(clause)) return true;
  const names = /^\{(?<names>[^}]*)\}\s*from\s+$/.exec(clause)?.groups?.['names']?.split(',') ?? [''];
  return names.filter((name) => name.trim() !== '').every((name) => /^\s*type\s/.test(name)) && clause !== '';
}

export function withoutComments(code: string): string {
  return code.replace(/^\s*\/\*[\s\S]*?\*\/|^\s*\/\/.*$|\s\/\/ .*$/gm, '');
}
