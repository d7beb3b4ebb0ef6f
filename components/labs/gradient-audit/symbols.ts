import { PARAMETER_NAMES, type Example, type Forward, type Parameters } from '@src/math/network231.ts';

/** All that a symbol can stand for now. */
export interface LiveValues {
  parameters: Parameters;
  example: Example;
  pass: Forward;
  delta2: number;
  delta1: number[];
  /** The derived gradients, by parameter name. */
  gradients: Record<string, number>;
}

/** Identifiers of the code that stand for a symbol of the text, besides those of the same name. */
const ALIASES: Record<string, string> = {
  row: 'W1',
  weight: 'w2',
  activation: 'a',
  input: 'x',
  delta: 'delta1',
};
const SYMBOLS = ['W1', 'b1', 'w2', 'b2', 'z1', 'a', 'z2', 'yHat', 'J', 'delta1', 'delta2', 'x', 'y'];
const IDENTIFIER = new RegExp(`(?<![\\w.])(${[...SYMBOLS, ...Object.keys(ALIASES)].join('|')})(?!\\w)`);

/** The whole of which an indexed symbol is a part: `W1` of `W1[2][1]`. */
export function baseOf(symbol: string): string {
  return symbol.replace(/\[.*$/, '');
}

/** Whether two symbols belong together: the same one, or a tensor and an entry of it. */
export function areLinked(one: string, other: string): boolean {
  if (one === other) return true;
  return baseOf(one) === baseOf(other) && (one === baseOf(one) || other === baseOf(other));
}

/** A line of code in pieces, those that stand for a symbol marked; `symbol` is what the line defines. */
export function tokenise(line: string): { symbol: string | null; pieces: { text: string; symbol: string | null }[] } {
  const comment = line.indexOf('//');
  const code = comment < 0 ? line : line.slice(0, comment);
  const pieces = code
    .split(IDENTIFIER)
    .map((text, i) => ({ text, symbol: i % 2 === 1 ? (ALIASES[text] ?? text) : null }));
  if (comment >= 0) pieces.push({ text: line.slice(comment), symbol: null });
  const defined = /^const (\w+) =/.exec(line)?.[1];
  return { symbol: defined !== undefined && SYMBOLS.includes(defined) ? defined : null, pieces };
}

const short = (value: number) => String(Number(value.toPrecision(6))).replace('-', '−');
const list = (values: readonly number[]) => `(${values.map(short).join(', ')})`;

/** Names as the text writes them. */
const WRITTEN: Record<string, string> = {
  yHat: 'ŷ',
  delta1: 'δ⁽¹⁾',
  delta2: 'δ⁽²⁾',
  W1: 'W⁽¹⁾',
  b1: 'b⁽¹⁾',
  w2: 'w⁽²⁾',
  b2: 'b⁽²⁾',
  z1: 'z⁽¹⁾',
  z2: 'z⁽²⁾',
};

/** A symbol as the text writes it: `W1[2][1]` is W⁽¹⁾₂₁. */
export function writeSymbol(symbol: string): string {
  const base = baseOf(symbol);
  const places = [...symbol.slice(base.length).matchAll(/\d/g)].map(([digit]) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!);
  return `${WRITTEN[base] ?? base}${places.join('')}`;
}

/** A symbol with its value now, such as "W⁽¹⁾₂₁ = 0.3, ∂J = 0.0043495"; '' for none. */
export function describeSymbol(symbol: string, live: LiveValues): string {
  const { parameters, example, pass, gradients } = live;
  const base = baseOf(symbol);
  const [first, second] = [...symbol.matchAll(/\[(\d)\]/g)].map((match) => Number(match[1]) - 1);
  const pick = (values: readonly number[]) => (first === undefined ? list(values) : short(values[first]!));
  const values: Record<string, () => string> = {
    W1: () =>
      first === undefined ? `(${parameters.W1.map(list).join(', ')})` : short(parameters.W1[first]![second!]!),
    b1: () => pick(parameters.b1),
    w2: () => pick(parameters.w2),
    b2: () => short(parameters.b2),
    x: () => pick(example.x),
    y: () => short(example.y),
    z1: () => pick(pass.z1),
    a: () => pick(pass.a),
    z2: () => short(pass.z2),
    yHat: () => short(pass.yHat),
    J: () => short(pass.J),
    delta1: () => pick(live.delta1),
    delta2: () => short(live.delta2),
  };
  const value = values[base]?.();
  if (value === undefined) return '';
  const own = PARAMETER_NAMES.filter((parameter) => areLinked(parameter, symbol)).map(
    (parameter) => gradients[parameter]!,
  );
  const gradient = own.length === 0 ? '' : `, ∂J = ${own.length === 1 ? short(own[0]!) : list(own)}`;
  return `${writeSymbol(symbol)} = ${value}${gradient}`;
}
