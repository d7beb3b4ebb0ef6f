import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasGroups, parseNumber, pointForComma } from '../../../src/math/parseNumber.ts';

test.each([
  ['0.001', 0.001],
  [' 1e-3 ', 0.001],
  ['.5', 0.5],
  ['5.', 5],
  ['+3', 3],
  ['10,000', 10_000],
  ['122,570', 122_570],
  ['1,234,567.5', 1_234_567.5],
  ['１２８', 128],
  ['０。５', 0.5],
  ['１ｅ－３', 0.001],
  ['-1', -1],
  ['−0.6', -0.6],
  ['–0.6', -0.6],
  ['－０．６', -0.6],
  ['1e−3', 0.001],
  ['3·10⁻⁴', 3e-4],
  ['−2.5 × 10^-3', -2.5e-3],
  ['10⁻³', 1e-3],
  ['\u00a07\u3000', 7],
])('typed %j is %d', (text, value) => expect(parseNumber(text)).toBe(value));

test.each([
  ...['', ' ', 'many', '1 2', '0x10', '1e', 'Infinity', 'NaN', '--1', '五', '1e999', '50%', '10-3', '3²', '½', '1_000'],
  // A comma that does not part thousands is a decimal point to whoever types it: never dropped.
  ...['0,001', '0，001', '0,040', '00,001', '1,00', '1,5', ',5', '1,2345', '1.234,5', '12,34,567', '0,001,000'],
])('typed %j is no number', (text) => expect(parseNumber(text)).toBeNaN());

test.each([
  ['0,001', '0.001'],
  ['0，04', '0.04'],
  ['−1,5', '-1.5'],
  [',5', '0.5'],
  ['1,5e-3', '1.5e-3'],
  ['1.234,5', '1234.5'],
  ['1 234,50', '1234.50'],
])('for %j the way to write it is %j', (text, written) => expect(pointForComma(text)).toBe(written));

test.each(['0.001', '10,000', '1,2,3', 'a,b', '1,', ',', ''])('for %j there is none', (text) =>
  expect(pointForComma(text)).toBeNull(),
);

test('a number comes back from each way of writing it', () => {
  const wide = (text: string) => text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
      (value) => {
        const text = String(value);
        for (const written of [text, wide(text), text.replaceAll('-', '−'), text.replaceAll('-', '–')])
          expect(parseNumber(written)).toBe(value);
        if (text.includes('.')) {
          const withComma = text.replace('.', ',');
          // Refused with the way to write it, or thousands; never another number in silence.
          if (Number.isNaN(parseNumber(withComma))) expect(Number(pointForComma(withComma))).toBe(value);
          else expect(hasGroups(withComma)).toBe(true);
        }
      },
    ),
    { seed: 1 },
  );
});

test('thousands as both languages print them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 999_999_999 }), (value) => {
      expect(parseNumber(value.toLocaleString('en'))).toBe(value);
      expect(hasGroups(value.toLocaleString('zh-CN'))).toBe(true);
      expect(hasGroups(String(value))).toBe(false);
    }),
    { seed: 1 },
  );
});

test('whatever is typed is a finite number or none, and long texts are read at once', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-−–e·10⁻³×^ 。，') }), (text) => {
      expect(Math.abs(parseNumber(text))).not.toBe(Infinity);
      pointForComma(text);
    }),
    { seed: 1 },
  );
  expect(parseNumber(`${'1'.repeat(1e6)}x`)).toBeNaN();
});
