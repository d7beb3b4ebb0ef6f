import { expect, test } from 'vitest';
import { describeSlowest, timeFiles, timeSpecs } from '../../../scripts/slowest.ts';

const spec = (title: string, ...durations: number[]) => ({
  title,
  file: 'a.spec.ts',
  tests: [{ results: durations.map((duration) => ({ duration })) }],
});

test('the time of a spec is that of all its tries, at any depth', () => {
  const report = { suites: [{ specs: [spec('one', 500, 1500)], suites: [{ specs: [spec('two', 250)] }] }] };
  expect(timeSpecs(report)).toEqual([
    { name: 'a.spec.ts › one', seconds: 2 },
    { name: 'a.spec.ts › two', seconds: 0.25 },
  ]);
});

test('a test file is named from the tests folder', () => {
  const testResults = [{ name: '/somewhere/tests/unit/a.test.ts', startTime: 1000, endTime: 3500 }];
  expect(timeFiles({ testResults })).toEqual([{ name: 'tests/unit/a.test.ts', seconds: 2.5 }]);
});

test('the ten slowest are listed, the slowest first', () => {
  const lines = describeSlowest(Array.from({ length: 12 }, (_, i) => ({ name: `t${i}`, seconds: i }))).split('\n');
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe('   11.0 s  t11');
  expect(lines[9]).toBe('    2.0 s  t2');
});
