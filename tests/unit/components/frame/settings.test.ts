import { describe, expect, test } from 'vitest';
import { createSettings } from '../../../../components/labs/frame/settings.ts';
import { defineLab, number, oneOf, seed, text, TINY } from '../../../../src/labs/lab.ts';

const plan = defineLab({
  id: 'sample',
  needs: TINY,
  settings: {
    rate: number(0.1, 0.001, 1, 0),
    rule: oneOf(['sgd', 'adam'], 'adam'),
    note: text('', 5, /^[a-z]*$/),
    seed: seed(),
  },
});

describe('settings', () => {
  test('begin with the defaults of the plan', () => {
    const settings = createSettings(plan);
    expect(settings.values.value).toEqual({ rate: 0.1, rule: 'adam', note: '', seed: 1 });
    expect(settings.refused.value).toEqual([]);
    expect(settings.link()).toBe('lab=sample&v=1&rate=0.1&rule=adam&note=&seed=1');
  });

  test('what is typed and refused: its name, the default to draw with, and the last allowed values', () => {
    const settings = createSettings(plan);
    settings.texts.rate.value = '0.5';
    expect(settings.allowed.value.rate).toBe(0.5);
    settings.texts.rate.value = 'fast';
    expect(settings.refused.value).toEqual(['rate']);
    expect(settings.shown.value.rate).toBe(0.1);
    expect(settings.allowed.value.rate).toBe(0.5);
    expect(settings.ifAllowed()).toBeNull();
    settings.texts.rate.value = '0.25';
    expect(settings.ifAllowed()?.rate).toBe(0.25);
  });

  test('a link is taken as a whole or refused as a whole', () => {
    const settings = createSettings(plan);
    settings.readLink('#lab=sample&v=1&rate=0.3&rule=sgd&note=abc&seed=7');
    expect(settings.values.value).toEqual({ rate: 0.3, rule: 'sgd', note: 'abc', seed: 7 });
    settings.readLink('#lab=other&v=1&rate=0.9');
    expect(settings.values.value.rate).toBe(0.3);
    expect(settings.linkRefused.value).toBeNull();
    for (const [bad, why] of [
      ['lab=sample&v=1&rate=9&rule=sgd&note=abc&seed=7', 'rate=9'],
      ['lab=sample&v=1&rate=0.3&rule=sgd&note=ABC&seed=7', 'note=ABC'],
      ['lab=sample&v=2&rate=0.3&rule=sgd&note=abc&seed=7', 'v=2'],
      ['lab=sample&v=1&rate=0.3', 'rule='],
    ]) {
      settings.readLink(bad!);
      expect(settings.linkRefused.value).toBe(why);
      expect(settings.values.value).toEqual({ rate: 0.3, rule: 'sgd', note: 'abc', seed: 7 });
    }
  });
});
