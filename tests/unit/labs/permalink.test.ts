import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cifar10, type Cifar10Params } from '../../../src/labs/cifar10/protocol.ts';
import { decodePermalink, encodePermalink, isAllowed, labOfFragment } from '../../../src/labs/permalink.ts';

const decode = (fragment: string) =>
  decodePermalink<Cifar10Params>('cifar10', fragment, cifar10.ranges, cifar10.missing);
const link = encodePermalink('cifar10', cifar10.defaults);

describe('permalink', () => {
  test('gives back the settings it was made of', () => {
    const params = {
      ...cifar10.defaults,
      images: 47_500,
      learningRate: 0.00037,
      validationSplit: 0.35,
      seed: 4_294_967_295,
    };
    expect(decode(`#${encodePermalink('cifar10', params)}`)).toEqual({ kind: 'params', params });
  });

  test('reads a link of before there was a recipe as the article’s, and refuses what a recipe cannot be', () => {
    const old = 'lab=cifar10&v=1&images=5000&epochs=6&batchSize=64&learningRate=0.001&validationSplit=0.1&seed=1';
    expect(decode(old)).toEqual({ kind: 'params', params: { ...cifar10.defaults, images: 5000 } });
    const recipe = { augment: 'on', schedule: 'cosine', weightDecay: 0.3, dropout: 0.2, labelSmoothing: 0.1 } as const;
    const params = { ...cifar10.defaults, ...recipe };
    expect(decode(encodePermalink('cifar10', params))).toEqual({ kind: 'params', params });
    for (const bad of ['augment=maybe', 'schedule=', 'weightDecay=', 'dropout=0.95', 'labelSmoothing=x']) {
      expect(decode(`${old}&${bad}`).kind, bad).toBe('refused');
    }
  });

  test('is taken in any order', () => {
    expect(decode(`#x=1&${link.split('&').reverse().join('&')}`)).toEqual({ kind: 'params', params: cifar10.defaults });
  });

  test.each([
    [`#x=1&${link}`, 'cifar10'],
    ['#LAB=cifar10&v=1', 'cifar10'],
    ['#v=1&lab=playgroun', 'playgroun'],
    ['lab=', ''],
    ['#training', null],
    ['#slab=1', null],
    ['', null],
  ])('of %j is for the lab %j', (fragment, lab) => {
    expect(labOfFragment(fragment)).toBe(lab);
  });

  test.each(['', '#', '#training', '#lab=tensors&v=1', '#LAB=cifar10&v=1'])('leaves %j to others', (fragment) => {
    expect(decode(fragment).kind).toBe('none');
  });

  test.each([
    ['another version', link.replace('v=1', 'v=2')],
    ['no version', 'lab=cifar10'],
    ['a missing setting', link.replace('&seed=1', '')],
    ['words for a number', link.replace('epochs=6', 'epochs=six')],
    ['nothing for a number', link.replace('epochs=6', 'epochs=')],
    ['blanks for a number', link.replace('epochs=6', 'epochs=%20')],
    ['infinity', link.replace('learningRate=0.001', 'learningRate=Infinity')],
    ['too many images', link.replace('images=10000', 'images=1e9')],
    ['a setting that stands twice', `${link}&epochs=6`],
    ['another lab besides', `${link}&lab=digits`],
    ['half a sheet', link.replace('images=10000', 'images=10001')],
    ['a negative seed', link.replace('seed=1', 'seed=-1')],
    ['a broken escape', link.replace('epochs=6', 'epochs=%E0%A4%A')],
    ['a huge fragment', `${link}&x=${'9'.repeat(100_000)}`],
  ])('refuses %s as a whole', (_, fragment) => {
    expect(decode(fragment).kind).toBe('refused');
  });

  test('never throws, whatever a fragment is, and gives back what it takes', () => {
    const part = fc.oneof(fc.constantFrom(...link.split('&'), 'lab=cifar10', 'v=1', '%', '#', '&', '='), fc.string());
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const result = decode(parts.join('&'));
        labOfFragment(parts.join('&'));
        if (result.kind === 'params') expect(decode(encodePermalink('cifar10', result.params))).toEqual(result);
      }),
    );
  });

  test('never throws and never lets a number out of range through', () => {
    const names = Object.keys(cifar10.ranges) as (keyof Cifar10Params)[];
    const value = fc.oneof(fc.string(), fc.double().map(String), fc.integer().map(String));
    fc.assert(
      fc.property(fc.tuple(...names.map(() => value)), (values) => {
        const result = decode(`lab=cifar10&v=1&${names.map((name, i) => `${name}=${values[i]}`).join('&')}`);
        if (result.kind === 'params') {
          for (const name of names) expect(isAllowed(result.params[name], cifar10.ranges[name])).toBe(true);
        }
      }),
    );
  });
});
