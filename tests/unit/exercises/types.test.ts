import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { gzipSync } from 'node:zlib';
import { packLearnerTypes } from '../../../build/learnerTypes.ts';
import { STARTERS } from '../../../components/labs/own-network/starters.ts';
import { createTypeService } from '../../../src/exercises/sandbox/types/service.ts';
import { exerciseIds, readSource } from '../../support/exercises.ts';

const files = packLearnerTypes();
const service = createTypeService(files);
const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";

test('the declarations fit into what a reader waits for', () => {
  expect(gzipSync(JSON.stringify(files)).length).toBeLessThan(250_000);
});

describe('every starter and solution is without fault', () => {
  test.each(exerciseIds)('%s', (id) => {
    for (const file of ['starter.ts', 'solution.ts']) expect(service.check(readSource(id, file)!)).toEqual([]);
  });
  test.each(Object.entries(STARTERS))('the own network of %s', (_lab, code) => {
    expect(service.check(code)).toEqual([]);
  });
});

test('an error has its range and its words', () => {
  const code = `${IMPORT}const a = tf.zeros([2]);\nconst b = a - 1;\nconsole.log(b, tf.matMull(a, a));`;
  const faults = service.check(code);
  expect(faults.map(({ from, to }) => code.slice(from, to))).toEqual(['a', 'matMull']);
  expect(faults[0]!.message).toContain('arithmetic operation');
});

test('what the sandbox has not is told; what it has is known', () => {
  expect(service.check("document.title; fetch('x');")).toHaveLength(2);
  expect(
    service.check("import { show } from 'livegrad';\nshow.line([1]); setTimeout(() => console.table([]), 1);"),
  ).toEqual([]);
  expect(service.check("import x from 'fs';")).toHaveLength(1);
});

test('members are completed with their signatures', () => {
  const code = `${IMPORT}const a = tf.zeros([2]);\na.`;
  const names = service.complete(code, code.length).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['add', 'dataSync', 'shape']));
  expect(service.describe(code, code.length, 'matMul')!.signature).toContain('transposeA');
});

test('the name under the pointer is explained', () => {
  const code = `${IMPORT}tf.softmax(tf.zeros([2]));`;
  const at = code.indexOf('softmax');
  const note = service.hover(code, at + 2)!;
  expect(code.slice(note.from, note.to)).toBe('softmax');
  expect(note.signature).toContain('logits');
  expect(note.documentation).toContain('softmax');
  expect(service.hover(code, 0)).toBeNull();
});

test('in a lab’s buildModel tf is known, and places are those that the reader sees', () => {
  const code = 'export function buildModel(tf) {\n  return tf.sequentiel();\n}';
  const [fault] = service.check(code);
  expect(code.slice(fault!.from, fault!.to)).toBe('sequentiel');
  const at = code.indexOf('sequentiel') + 4;
  expect(service.complete(code, at).map(({ name }) => name)).toContain('sequential');
});

test('in Chinese the messages are Chinese', () => {
  const path = new URL('../../../node_modules/typescript/lib/zh-cn/diagnosticMessages.generated.json', import.meta.url);
  const chinese = createTypeService(files, JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>);
  expect(chinese.check('const a: number = "x";')[0]!.message).toMatch(/\p{Script=Han}/u);
});
