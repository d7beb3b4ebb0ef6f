import { expect, test } from 'vitest';
import { decodeImaAdpcm, encodeImaAdpcm } from '../../../src/files/imaAdpcm.ts';

test('IMA ADPCM: a known code, and a sound that comes back within a few percent', () => {
  // From silence with step 7: code 7 adds 0 + 7 + 3 + 1 = 11, and the step grows by 8 places, to 16; code 8 takes 16 >> 3 = 2.
  expect([...decodeImaAdpcm(Uint8Array.of(0x87))].map((value) => value * 32_768)).toEqual([11, 9]);

  const sound = Int16Array.from({ length: 4000 }, (_, n) => 9000 * Math.sin(n / 5) + 4000 * Math.sin(n / 1.7));
  const bytes = encodeImaAdpcm(sound);
  expect(bytes).toHaveLength(2000);
  const back = decodeImaAdpcm(bytes);
  let [signal, noise] = [0, 0];
  for (let n = 100; n < 4000; n++) {
    signal += sound[n]! ** 2;
    noise += (sound[n]! - 32_768 * back[n]!) ** 2;
  }
  expect(10 * Math.log10(signal / noise)).toBeGreaterThan(20);
});
