import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRegression, makePoints } from '../../../src/labs/playground/data.ts';
import { measureCsv, parseCsv, toCsv } from '../../../src/labs/playground/csv.ts';
import { pointsCsv } from '../../../src/labs/playground/exportCode.ts';
import { decodePoints, encodePoints } from '../../../src/labs/playground/linkPoints.ts';
import { CLASS_SETS, playground, VALUE_SETS } from '../../../src/labs/playground/protocol.ts';
import { decodePermalink, encodePermalink, isAllowed } from '../../../src/labs/permalink.ts';

const pointsOf = (changes: object) => {
  const { training, validation } = makePoints({ ...playground.defaults, validation: 0, ...changes });
  return [...training, ...validation];
};

describe('sets', () => {
  test.each([...CLASS_SETS, ...VALUE_SETS])(
    '%s: depends on the seed, lies in the square, has targets in −1 … 1',
    (data) => {
      const points = pointsOf({ data, points: 400 });
      expect(points).toHaveLength(400);
      expect(pointsOf({ data, points: 400 })).toEqual(points);
      expect(pointsOf({ data, points: 400, seed: 2 })).not.toEqual(points);
      for (const { x1, x2, y } of points) {
        expect(Math.max(Math.abs(x1), Math.abs(x2))).toBeLessThan(6);
        expect(isRegression(data) ? Math.abs(y) <= 1 : Math.abs(y) === 1).toBe(true);
      }
      const share = points.filter(({ y }) => y > 0).length / 400;
      expect(share).toBeGreaterThan(data === 'hills' ? 0.1 : 0.4);
      expect(share).toBeLessThan(0.6);
    },
  );

  test('without noise the targets follow the rule of the set', () => {
    for (const { x1, x2, y } of pointsOf({ data: 'circle' })) expect(y).toBe(Math.hypot(x1, x2) < 2.6 ? 1 : -1);
    for (const { x1, x2, y } of pointsOf({ data: 'xor' })) expect(y).toBe(Math.sign(x1 * x2));
    for (const { x1, x2, y } of pointsOf({ data: 'plane' }))
      expect(y).toBeCloseTo(Math.max(-1, Math.min(1, (x1 + x2) / 10)), 12);
    const high = pointsOf({ data: 'hills', points: 5000 }).filter(({ y }) => y > 0.8);
    for (const { x1, x2 } of high) {
      const nearest = [
        [-4, 2.5],
        [0, -2.5],
        [4, 2.5],
      ].map(([a, b]) => Math.hypot(x1 - a!, x2 - b!));
      expect(Math.min(...nearest)).toBeLessThan(0.4);
    }
    expect(high.length).toBeGreaterThan(5);
  });

  test('noise moves classes over the border', () => {
    const wrong = pointsOf({ data: 'circle', noise: 50 }).filter(
      ({ x1, x2, y }) => y !== (Math.hypot(x1, x2) < 3 ? 1 : -1),
    );
    expect(wrong.length).toBeGreaterThan(20);
  });

  test('the split holds out the share asked for, and shares no point', () => {
    const { training, validation } = makePoints({ ...playground.defaults, points: 200, validation: 0.25 });
    expect([training.length, validation.length]).toEqual([150, 50]);
    expect(training.some((point) => validation.includes(point))).toBe(false);
    expect(
      makePoints({ ...playground.defaults, data: 'own-classes', own: '1_2_1', validation: 0.8 }).training,
    ).toHaveLength(1);
  });
});

describe('CSV', () => {
  const problem = (text: string, asClasses = true) => {
    const result = parseCsv(text, asClasses);
    return 'problem' in result ? result.problem : null;
  };

  test('reads numbers with any separator, a heading, 0 and 1 as classes', () => {
    const expected = {
      points: [
        { x1: 1, x2: 2, y: 1 },
        { x1: -1.5, x2: 0.25, y: -1 },
      ],
      scaled: false,
      hadHeld: false,
    };
    for (const text of [
      '1,2,1\n-1.5,0.25,-1',
      'x1,x2,y\r\n1;2;1\r\n-1.5;.25;0\r\n',
      '1 2 1\n\n−1.5\t0.25\t0',
      '１，２，１\n-1.5，0.25，-1',
      '横坐标,纵坐标,类别\n1,2,1\n-1.5,0.25,-1',
      '"x 1","x 2","y"\r"1","2","1"\r"-1.5",".25",0',
      'sep=;\n1;2;1\n-1,5;0,25;0',
      '\ufeff"sep=;"\r\n1;2;1\r\n-1,5;0,25;-1',
      'x1;x2;y\n1;2;1\n−1,5;,25;0',
      '1\t2\t1\n-1,5\t0,25\t0',
      '1,2,1\n"-1,5","0,25",-1',
      '1 2 1\n"-1,5" 0.25  -1 ',
    ]) {
      expect(parseCsv(text, true), text).toEqual(expected);
    }
  });

  test('scales what lies outside, and says so', () => {
    expect(parseCsv('0,0,5\n100,10,-10\n50,5,0', false)).toEqual({
      points: [
        { x1: -5, x2: -5, y: 0.5 },
        { x1: 5, x2: 5, y: -1 },
        { x1: 0, x2: 0, y: 0 },
      ],
      scaled: true,
      hadHeld: false,
    });
  });

  test('refuses letters, nothing, NaN, huge numbers, too many points, and says where', () => {
    expect(problem('')).toEqual({ kind: 'empty' });
    expect(problem(' \n ')).toEqual({ kind: 'empty' });
    expect(problem('x1,x2,y')).toEqual({ kind: 'empty' });
    expect(problem('1,2,1\n1,two,1')).toEqual({ kind: 'not-a-number', line: 2, text: 'two' });
    expect(problem('NaN,NaN,NaN')).toEqual({ kind: 'not-a-number', line: 1, text: 'NaN' });
    expect(problem('1,2,1\nNaN,0,1')).toEqual({ kind: 'not-a-number', line: 2, text: 'NaN' });
    expect(problem('1,,1')).toEqual({ kind: 'not-a-number', line: 1, text: '' });
    expect(problem('1e308,0,1')).toEqual({ kind: 'too-large', line: 1, text: '1e308' });
    expect(problem('1,2')).toEqual({ kind: 'columns', line: 1, found: 2 });
    expect(problem('1,2,3')).toEqual({ kind: 'class', line: 1, text: '3' });
    expect(problem('1,2,3', false)).toBeNull();
    expect(problem('7,1,1\n7,2,1')).toEqual({ kind: 'same-place' });
    expect(problem('1,2,1\n'.repeat(10_001))).toEqual({ kind: 'too-many', count: 10_001 });
    expect(problem('1,2,1\n'.repeat(10_000))).toBeNull();
  });

  test('a comma is never two things: in a row parted by commas it parts, and a stray quote ends the row', () => {
    expect(problem('1,5,2,5,1')).toEqual({ kind: 'columns', line: 1, found: 5 });
    expect(problem('1;2,5,1;0')).toEqual({ kind: 'not-a-number', line: 1, text: '2,5,1' });
    expect(problem('0,1,1\n1,"2,1')).toEqual({ kind: 'columns', line: 2, found: 2 });
    expect(problem('1,2,1,2')).toEqual({ kind: 'columns', line: 1, found: 4 });
    expect(problem('1,2,')).toEqual({ kind: 'not-a-number', line: 1, text: '' });
  });

  test('the file of the lab comes back, its column of held-out points left out', () => {
    const coordinate = fc.integer({ min: -6000, max: 6000 }).map((n) => n / 1000);
    const point = fc.record({ x1: coordinate, x2: coordinate, y: fc.constantFrom(-1, 1) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), fc.array(point), (training, validation) => {
        const points = [...training, ...validation];
        expect(parseCsv(pointsCsv({ training, validation }), true)).toEqual({ points, scaled: false, hadHeld: true });
        expect(parseCsv(toCsv(points), true)).toEqual({ points, scaled: false, hadHeld: false });
      }),
      { numRuns: 50, seed: 1 },
    );
  });

  test('a huge text is refused unread, a long number is none', () => {
    expect(measureCsv('1,2,1\n'.repeat(10_002))).toBeNull();
    expect(measureCsv('1,2,1\r\n \r\n'.repeat(100_000))).toEqual({ kind: 'too-many', count: 100_000 });
    expect(problem(`1,2,${' '.repeat(2e6)}1`)).toEqual({ kind: 'too-long' });
    expect(problem(`1,2,${'1'.repeat(500_000)}x`)).toMatchObject({ kind: 'not-a-number', line: 1 });
  });

  test('whatever is pasted is points or a problem', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'01.5,;\t "\'-−eNa\n\r，；') }),
        fc.boolean(),
        (text, asClasses) => {
          const result = parseCsv(text, asClasses);
          if ('points' in result)
            for (const { x1, x2, y } of result.points) expect(Math.abs(x1 + x2 + y)).toBeLessThan(14);
        },
      ),
      { numRuns: 1000, seed: 1 },
    );
  });

  test('a link holds exactly the points in use', () => {
    const result = parseCsv('0.12345,-2,1\n3,4.5,-1', true);
    const { points } = result as { points: { x1: number; x2: number; y: number }[] };
    const own = encodePoints(points);
    expect(own).toBe('0.123_-2_1~3_4.5_-1');
    expect(decodePoints(own)).toEqual(points);
    expect(isAllowed(own, playground.ranges.own)).toBe(true);
    expect(toCsv(points)).toBe('x1,x2,y\n0.123,-2,1\n3,4.5,-1');
    for (const bad of ['1_2', '1_2_NaN', '1e308_0_1', '1_2_1~', '12_0_1', '<script>']) {
      expect(isAllowed(bad, playground.ranges.own), bad).toBe(false);
    }
  });
});

test('the link holds every setting', () => {
  const params = { ...playground.defaults, hidden: '8-8-2', features: '1000111', own: '1_2_-1', held: 1 };
  expect(decodePermalink('playground', encodePermalink('playground', params), playground.ranges)).toEqual({
    kind: 'params',
    params,
  });
  expect(
    decodePermalink('playground', encodePermalink('playground', { ...params, hidden: '9' }), playground.ranges).kind,
  ).toBe('refused');
});
