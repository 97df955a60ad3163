/** A part of a program, as the parser gives it. */
export interface Syntax {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** What stands behind a name: a part of the program, or null for what is known at run time only. */
export type Bindings = ReadonlyMap<string, Syntax | null>;

const unknown = '…';

export function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** A part of a program and all that it consists of, in the order of the text. */
export function syntaxIn(root: unknown): Syntax[] {
  if (Array.isArray(root)) return root.flatMap(syntaxIn);
  if (!isSyntax(root)) return [];
  const parts = Object.entries(root).filter(([key]) => key !== 'loc' && !key.endsWith('Comments'));
  return [root, ...parts.flatMap(([, value]) => syntaxIn(value))];
}

/** The texts that an expression can be: those of both ways of a choice, and `…` for what the code does not tell. */
export function textsOf(expression: unknown, known: Bindings): string[] {
  if (!isSyntax(expression)) return [unknown];
  switch (expression.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
      return [String(expression['value'])];
    case 'ConditionalExpression':
      return [...textsOf(expression['consequent'], known), ...textsOf(expression['alternate'], known)];
    case 'Identifier': {
      const name = String(expression['name']);
      const value = known.get(name) ?? null;
      return textsOf(value, new Map([...known, [name, null]]));
    }
    case 'BinaryExpression':
      if (!isSum(expression)) return [unknown];
      return joined([textsOf(expression['left'], known), textsOf(expression['right'], known)]);
    case 'TemplateLiteral':
      return joined(partsOf(expression, known));
    default:
      return [unknown];
  }
}

/** Texts that are put together; numbers that are added are none. */
function isSum({ operator, left, right }: Syntax): boolean {
  const isText = (side: unknown) =>
    isSyntax(side) && ['StringLiteral', 'TemplateLiteral', 'BinaryExpression'].includes(side.type);
  return operator === '+' && (isText(left) || isText(right));
}

/** What stands within a template is one text: of several the longest, and `…` where one of them can be anything. */
function partsOf({ quasis, expressions }: Syntax, known: Bindings): string[][] {
  const between = expressions as unknown[];
  return (quasis as { readonly value: { readonly cooked: string } }[]).flatMap(({ value }, at) => {
    const fixed = [value.cooked];
    if (at >= between.length) return [fixed];
    const texts = textsOf(between[at], known);
    return [fixed, [texts.includes(unknown) ? unknown : longest(texts)]];
  });
}

/** The longest of some texts; the first of several. */
export function longest(texts: readonly string[]): string {
  return texts.reduce((most, text) => (text.length > most.length ? text : most), '');
}

function joined(parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (texts, part) => texts.flatMap((text) => part.map((end) => (text + end).replace(/…{2,}$/, unknown))),
    [''],
  );
}
