import { toPlainText } from '../../math/parseNumber.ts';
import type { OperationName, Tape, TapeNode } from './tape.ts';

/** Variables that an expression may use. */
export const VARIABLES = ['x', 'y', 'z', 'w', 'b'] as const;
/** Functions that an expression may use, each of one argument. */
const FUNCTIONS = ['sin', 'cos', 'exp', 'log', 'sqrt', 'tanh', 'sigmoid', 'relu'] as const;
const CONSTANTS: Record<string, number> = { pi: Math.PI, e: Math.E };
/** Longest expression, in characters, and longest tape, in lines. */
export const LONGEST = 160;
const MOST_NODES = 40;

/** What is wrong with an expression; `at` counts characters from 1, `found` is what stands there. */
export interface ParseProblem {
  code: 'empty' | 'long' | 'character' | 'number' | 'operand' | 'operator' | 'name' | 'bracket' | 'call' | 'constant';
  at: number;
  found: string;
}

interface Token {
  text: string;
  at: number;
}

class ParseError extends Error {
  readonly problem: ParseProblem;
  constructor(code: ParseProblem['code'], { at, text }: Token) {
    super(code);
    this.problem = { code, at, found: text };
  }
}

/** Full-width characters and other signs for the same operations. */
function normalise(text: string): string {
  return toPlainText(text).replaceAll('**', '^').replaceAll(/[×·⋅]/g, '*').replaceAll('÷', '/');
}

function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:([0-9.]+(?:e[+-]?\d+)?|[A-Za-z_]\w*|[-+*/^()])|(\S))/gy;
  for (const match of text.matchAll(pattern)) {
    const token = {
      text: match[1] ?? match[2]!,
      at: match.index + match[0].length - (match[1] ?? match[2]!).length + 1,
    };
    if (match[2] !== undefined) throw new ParseError('character', token);
    tokens.push(token);
  }
  return tokens;
}

/** Reads an expression by recursive descent and writes its operations onto a tape, each variable once. */
class Parser {
  readonly tape: TapeNode[] = [];
  readonly #tokens: Token[];
  readonly #end: Token;
  #next = 0;

  constructor(text: string) {
    this.#tokens = tokenise(text);
    this.#end = { text: '', at: text.trimEnd().length + 1 };
  }

  parse(): Tape {
    this.#sum();
    if (this.#peek() !== this.#end)
      throw new ParseError(this.#peek().text === ')' ? 'bracket' : 'operator', this.#peek());
    return this.tape;
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? this.#end;
  }

  /** Takes the next token when it is one of these. */
  #take(...texts: string[]): string | null {
    const { text } = this.#peek();
    if (text === '' || !texts.includes(text)) return null;
    this.#next++;
    return text;
  }

  #write(node: TapeNode): number {
    if (this.tape.length === MOST_NODES) throw new ParseError('long', this.#peek());
    return this.tape.push(node) - 1;
  }

  #apply(name: OperationName, ...inputs: number[]): number {
    return this.#write({ kind: 'operation', name, inputs });
  }

  #sum(): number {
    let left = this.#product();
    for (let sign = this.#take('+', '-'); sign; sign = this.#take('+', '-')) {
      left = this.#apply(sign as '+' | '-', left, this.#product());
    }
    return left;
  }

  #product(): number {
    let left = this.#signed();
    for (let sign = this.#take('*', '/'); sign; sign = this.#take('*', '/')) {
      left = this.#apply(sign as '*' | '/', left, this.#signed());
    }
    return left;
  }

  /** A minus binds less than a power: −x^2 is −(x^2). */
  #signed(): number {
    if (this.#take('-')) return this.#apply('neg', this.#signed());
    const base = this.#primary();
    return this.#take('^') ? this.#apply('^', base, this.#signed()) : base;
  }

  #primary(): number {
    const token = this.#peek();
    if (token === this.#end || /^[+*/^)]$/.test(token.text)) throw new ParseError('operand', token);
    this.#next++;
    if (token.text === '(') return this.#closed(this.#sum());
    if (/^[0-9.]/.test(token.text)) return this.#number(token);
    const { text } = token;
    if (Object.hasOwn(CONSTANTS, text)) return this.#write({ kind: 'constant', value: CONSTANTS[text]!, inputs: [] });
    if ((VARIABLES as readonly string[]).includes(text)) return this.#variable(text);
    const name = text === 'ln' ? 'log' : text;
    if (!(FUNCTIONS as readonly string[]).includes(name)) throw new ParseError('name', token);
    if (!this.#take('(')) throw new ParseError('call', token);
    return this.#apply(name as OperationName, this.#closed(this.#sum()));
  }

  #closed(inner: number): number {
    if (!this.#take(')')) throw new ParseError('bracket', this.#peek());
    return inner;
  }

  #number(token: Token): number {
    const value = /^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(token.text) ? Number(token.text) : Number.NaN;
    if (!Number.isFinite(value) || Math.abs(value) > 1e6) throw new ParseError('number', token);
    return this.#write({ kind: 'constant', value, inputs: [] });
  }

  #variable(name: string): number {
    const known = this.tape.findIndex((node) => node.kind === 'variable' && node.name === name);
    return known >= 0 ? known : this.#write({ kind: 'variable', name, inputs: [] });
  }
}

/** The tape of an expression, or what is wrong with it: nothing else is ever run. */
export function parseExpression(text: string): { tape: Tape } | { problem: ParseProblem } {
  const plain = normalise(text);
  if (plain.trim() === '') return { problem: { code: 'empty', at: 1, found: '' } };
  if (plain.length > LONGEST) return { problem: { code: 'long', at: LONGEST + 1, found: '' } };
  try {
    const tape = new Parser(plain).parse();
    if (!tape.some((node) => node.kind === 'variable')) return { problem: { code: 'constant', at: 1, found: plain } };
    return { tape };
  } catch (error) {
    if (error instanceof ParseError) return { problem: error.problem };
    throw error;
  }
}
