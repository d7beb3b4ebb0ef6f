import type { Difference, Kind } from '@src/exercises/compare.ts';
import { formatApart, formatNumber, formatValue } from '@src/exercises/format.ts';

const shapeText = (shape: readonly number[]) => `[${shape.join(', ')}]`;

/** Names in a sentence: a, b and c. */
function joined(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)!}`;
}

const PLAIN = {
  nothing: 'nothing',
  number: 'a number',
  truth: 'true or false',
  text: 'a text',
  function: 'a function',
  promise: 'a promise',
  bigint: 'a BigInt',
  disposed: 'a tensor that was freed',
  'too-large': 'something too large to be checked',
};

function describeKind(kind: Kind): string {
  switch (kind.is) {
    case 'list':
      if (!kind.shape)
        return kind.length === 0 ? 'an empty list' : `a list of ${kind.length} parts that differ in kind or length`;
      return `a list of shape ${shapeText(kind.shape)}`;
    case 'tensor':
      return kind.shape?.length === 0 ? 'a tensor of one number' : `a tensor of shape ${shapeText(kind.shape!)}`;
    case 'object':
      return kind.fields.length === 0 ? 'an object without fields' : `an object with ${joined(kind.fields)}`;
    case 'other':
      return `\`${kind.text}\``;
    case 'nothing':
    case 'number':
    case 'truth':
    case 'text':
    case 'function':
    case 'promise':
    case 'bigint':
    case 'disposed':
    case 'too-large':
      return PLAIN[kind.is];
  }
}

function describePlace(path: string, place: readonly number[]): string {
  const where = place.length === 2 ? `row ${place[0]}, column ${place[1]}` : place.length > 0 ? shapeText(place) : '';
  const name = path.replace(/^\./, '');
  return [name && `\`${name}\``, where].filter(Boolean).join(', ');
}

/** How a result first differs from what was expected, in English; text may hold `code`. */
export function describeDifference(difference: Difference): string {
  const { path, what } = difference;
  const at = path === '' ? '' : ` at \`${path.replace(/^\./, '')}\``;
  switch (what) {
    case 'kind':
      return `Expected${at} ${describeKind(difference.expected)}, not ${describeKind(difference.got)}.`;
    case 'shape':
      return `Expected${at} shape ${shapeText(difference.expected)}, yours is ${shapeText(difference.got)}.`;
    case 'fields':
      return `The result${at} lacks ${joined(difference.missing)}.`;
    case 'text':
      return `First difference${at}: \`${formatValue(difference.got)}\`, expected \`${formatValue(difference.expected)}\`.`;
    case 'number': {
      const { count, of } = difference;
      const [got, expected] = formatApart(difference.got, difference.expected, formatNumber);
      const place = describePlace(path, difference.place);
      const all = of === 1 ? '' : ` ${count === of ? `All ${of}` : `${count} of ${of}`} numbers differ.`;
      return `First difference${place && ` at ${place}`}: ${got}, expected ${expected}.${all}`;
    }
  }
}
