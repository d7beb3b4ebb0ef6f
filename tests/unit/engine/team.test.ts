import { describe, expect, test, vi } from 'vitest';
import { splitRows, teamSize } from '../../../src/engine/team.ts';
import { serveTeam } from '../../../src/engine/teamMember.ts';
import { createTeamMemory, hasSharedMemory, sharedBytes } from '../../../src/engine/teamMemory.ts';

describe('a team', () => {
  test('splits a batch into parts as equal as possible, in order, also a small one', () => {
    expect(splitRows([5, 6, 7, 8, 9], 2)).toEqual([
      [5, 6],
      [7, 8, 9],
    ]);
    expect(splitRows([1], 3)).toEqual([[], [], [1]]);
    const rows = Array.from({ length: 64 }, (_, i) => i);
    const parts = splitRows(rows, 7);
    expect(parts.flat()).toEqual(rows);
    expect(Math.max(...parts.map(({ length }) => length)) - Math.min(...parts.map(({ length }) => length))).toBe(1);
  });

  test('is one worker where memory cannot be shared', () => {
    expect(teamSize()).toBe(1);
  });

  test('does without a browser that has no shared memory, on an isolated page too', () => {
    vi.stubGlobal('crossOriginIsolated', true);
    expect(hasSharedMemory()).toBe(true);
    vi.stubGlobal('SharedArrayBuffer', undefined);
    expect(hasSharedMemory()).toBe(false);
    expect(teamSize()).toBe(1);
    expect(sharedBytes(3)).toEqual(new Uint8Array(3));
    vi.unstubAllGlobals();
  });

  test('a member computes its part once a step and reports it; an empty part costs nothing', () => {
    const memory = createTeamMemory(2, { parameters: 3, rows: 4, results: 1 });
    memory.weights.set([1, 2, 3]);
    memory.rows[0]!.set([2, 7, 10, 20]); // two rows of epoch 7
    memory.rows[1]!.set([0]);
    const calls: number[] = [];
    for (const index of [0, 1]) {
      memory.control[0] = 1; // a step is waiting, so that the member does not block this test
      memory.control[1] = 2 - index;
      let rounds = 0;
      serveTeam(
        (rows, weights, gradient, results, epoch) => {
          calls.push(epoch, ...rows);
          gradient.set(weights.map((w) => w * rows.length));
          results[0] = rows[0]!;
        },
        { shared: null, index, memory },
        () => rounds++ === 0,
      );
    }
    expect(calls).toEqual([7, 10, 20]);
    expect(Array.from(memory.gradients[0]!)).toEqual([2, 4, 6]);
    expect(memory.results[0]![0]).toBe(10);
    expect(memory.control[1]).toBe(0);
  });
});
