import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Persistence } from '../../../src/progress/persistence.ts';
import { keepsThePromises, PERSISTENCES, type Storage } from '../../support/persistence.ts';

describe.each(PERSISTENCES)('%s', (name, createStorage) => {
  let storage: Storage;
  const opened: Persistence[] = [];
  beforeEach(() => (storage = createStorage()));
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((persistence) => persistence.close()));
  });
  const open = () => {
    const persistence = storage();
    opened.push(persistence);
    return persistence;
  };

  keepsThePromises(open);

  test('says whether what is new outlives the page', async () => {
    const persistence = open();
    await persistence.write(['a'], () => new Map([['a', 1]]));
    expect(persistence.status()).toBe(name === 'memory' ? 'refused' : 'stored');
  });
});
