/**
 * A sound played faster or slower, by linear interpolation: it becomes shorter and higher, or longer and lower, pitch and formants alike.
 * @param factor of speed, above 0
 */
export function playAt(sound: Float32Array, factor: number): Float32Array {
  if (factor === 1) return sound;
  const last = sound.length - 1;
  return Float32Array.from({ length: Math.floor(last / factor) + 1 }, (_, n) => {
    const at = n * factor;
    const before = Math.floor(at);
    const [a, b] = [sound[before]!, sound[Math.min(last, before + 1)]!];
    return a + (b - a) * (at - before);
  });
}
