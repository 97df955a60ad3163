import type { ByteFile } from '../../test/support/byte-commits.ts';
import type { FileScript } from './change-case.ts';

/** Files by the bytes of their paths, as Latin-1: a name need not be text. */
type Files = Map<string, ByteFile>;

/** The files that a commit writes and takes away, on top of those that were there. */
export function filesOf(scripts: readonly FileScript[], before: Files, version: 1 | 2): Files {
  const changed: Files = new Map();
  const set = (path: Buffer, rest: Omit<ByteFile, 'path'>) => changed.set(path.toString('latin1'), { path, ...rest });
  for (const script of scripts) {
    const { folder, move, to = '' } = script;
    if (move !== undefined)
      for (const { path, ...rest } of before.values()) {
        const name = path.toString('latin1');
        if (!name.startsWith(`${move}/`)) continue;
        set(path, { content: null });
        set(Buffer.from(`${to}${name.slice(move.length)}`, 'latin1'), rest);
      }
    else if (folder !== undefined)
      for (let file = 0; file < (script.files ?? 0); file += 1)
        set(Buffer.from(`${folder}/f${file}.ts`), fileOf(script, file, version));
    else {
      const { path = '', pathHex } = script;
      const number = Number(/\/f(\d+)\.ts$/u.exec(path)?.[1] ?? 0);
      set(pathHex === undefined ? Buffer.from(path) : Buffer.from(pathHex, 'hex'), fileOf(script, number, version));
    }
  }
  return changed;
}

function fileOf(script: FileScript, file: number, version: 1 | 2): Omit<ByteFile, 'path'> {
  const { gone, link, submodule, mode } = script;
  if (gone === true) return { content: null };
  if (link !== undefined) return { content: link, mode: '120000' };
  if (submodule !== undefined) return { content: submodule, mode: '160000' };
  return { content: contentOf(script, file, version), ...(mode === undefined ? {} : { mode }) };
}

function contentOf(script: FileScript, file: number, version: 1 | 2): string | Buffer {
  const { text, hex, pad = 0, utf16le, utf16be, bom = false, latin1, line = '', times, end = '', edit } = script;
  const mark = bom ? '\ufeff' : '';
  if (hex !== undefined) return Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(pad, Buffer.of(1, 0))]);
  if (utf16le !== undefined) return Buffer.from(mark + utf16le, 'utf16le');
  if (utf16be !== undefined) return Buffer.from(mark + utf16be, 'utf16le').swap16();
  if (latin1 !== undefined) return Buffer.from(latin1, 'latin1');
  const written = text ?? (times === undefined ? linesOf(script, file, version) : `${line.repeat(times)}${end}\n`);
  if (edit === undefined || version === 1) return written;
  if ('at' in edit) return written.slice(0, edit.at) + edit.text + written.slice(edit.at + edit.text.length);
  return written.split('\n').with(edit.line, edit.text).join('\n');
}

function linesOf({ lines = 0, line = '', onlyLine }: FileScript, file: number, version: 1 | 2): string {
  const written = Array.from({ length: lines }, (_, at) => {
    const own = onlyLine === undefined || onlyLine === at ? version : 1;
    return `${line.replaceAll('{i}', String(at)).replaceAll('{f}', String(file)).replaceAll('{v}', String(own))}\n`;
  });
  return written.join('');
}
