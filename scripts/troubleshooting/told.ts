import { parse } from '@babel/parser';
import { type Bindings, isSyntax, longest, type Syntax, syntaxIn, textsOf } from './texts.ts';

/** What the program tells whoever runs it: what happened, and what to do. `…` stands for what differs from run to run. */
export interface Told {
  readonly what: string;
  readonly remedy: string;
}

const errors = ['UserError', 'LateError', 'ClosedError', 'NotComeError'];
const functions = ['FunctionDeclaration', 'ArrowFunctionExpression', 'FunctionExpression'];

/**
 * Every error of a module that a person must act on, in its order. What a function of the module is told by those who call it
 * there is put in; what others tell it is `…`.
 */
export function toldBy(code: string): Told[] {
  const { program } = parse(code, { sourceType: 'module', plugins: ['typescript'] });
  const all = syntaxIn(program);
  const constants = constantsOf(all);
  return all.filter(isError).flatMap((error) => {
    const [what, remedy] = error['arguments'] as Syntax[];
    if (what === undefined || remedy === undefined) return [];
    return bindingsOf(error, all, constants).flatMap((known) =>
      textsOf(what, known).map((text) => ({ what: text, remedy: longest(textsOf(remedy, known)) })),
    );
  });
}

/** Sentences that stand in the code: texts of five words or more that begin and end like one. A part of a longer text is none. */
export function sentencesIn(code: string): string[] {
  const { program } = parse(code, { sourceType: 'module', plugins: ['typescript'] });
  const all = syntaxIn(program);
  const constants = constantsOf(all);
  const inner = new Set(
    all
      .filter(({ type }) => type === 'TemplateLiteral' || type === 'BinaryExpression')
      .flatMap((one) => syntaxIn(one).slice(1)),
  );
  const isText = ({ type }: Syntax) => ['StringLiteral', 'TemplateLiteral', 'BinaryExpression'].includes(type);
  const texts = all.filter((one) => isText(one) && !inner.has(one)).flatMap((one) => textsOf(one, constants));
  return texts.filter((text) => /^[A-Z…].*[.…]$/s.test(text) && text.split(' ').length >= 5);
}

function isError({ type, callee }: Syntax): boolean {
  return type === 'NewExpression' && isSyntax(callee) && errors.includes(String(callee['name']));
}

/** Constants of the module by name; of several with one name, none. */
function constantsOf(all: readonly Syntax[]): Bindings {
  const declared = all.filter(({ type }) => type === 'VariableDeclarator');
  const byName = Map.groupBy(declared, (one) => nameOf(one['id']));
  return new Map(
    [...byName].flatMap(([name, [first, ...others]]) =>
      first !== undefined && others.length === 0 && isSyntax(first['init']) ? [[name, first['init']]] : [],
    ),
  );
}

/** One for each call of the function around the error where its texts need what that is called with; else one alone. */
function bindingsOf(error: Syntax, all: readonly Syntax[], constants: Bindings): Bindings[] {
  const around = all.filter((one) => functions.includes(one.type) && syntaxIn(one).includes(error)).at(-1);
  const parameters = around === undefined ? [] : (around['params'] as Syntax[]).map(nameOf);
  const needed = syntaxIn(error)
    .map(nameOf)
    .filter((name) => name !== '' && parameters.includes(name));
  if (around === undefined || needed.length === 0) return [constants];
  const holder = all.find(({ type, init }) => type === 'VariableDeclarator' && init === around) ?? around;
  const called = nameOf(holder['id']);
  const calls = all.filter(
    ({ type, callee }) => type === 'CallExpression' && called !== '' && nameOf(callee) === called,
  );
  const bound = calls.map(({ arguments: given }): Bindings => {
    const values = given as Syntax[];
    return new Map([
      ...constants,
      ...parameters.flatMap((name, at): [string, Syntax | null][] => [[name, values[at] ?? null]]),
    ]);
  });
  const unbound = new Map([...constants, ...parameters.map((name): [string, null] => [name, null])]);
  return bound.length === 0 ? [unbound] : bound;
}

function nameOf(value: unknown): string {
  return isSyntax(value) && value.type === 'Identifier' ? String(value['name']) : '';
}
