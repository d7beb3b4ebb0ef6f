// A filter's 3 rows of 3·C floats, the last filled up, are cut into blocks of 3 rows by 16 floats, so that a block stays in registers.
/** Bytes of a block. */
export const BLOCK: usize = 192;
/** Bytes of a block's row. */
export const BLOCK_ROW: usize = 64;
/** Bytes of a list's entry: an offset and a number. */
export const ENTRY: usize = 8;

/** Copies a filter [3, 3, C, O] to blocks [⌈3·C/16⌉][O][3][16], or back. */
export function copyFilter(w: usize, blocks: usize, C: i32, O: i32, forth: boolean): void {
  for (let kh: i32 = 0; kh < 3; kh++) {
    for (let r: i32 = 0; r < 3 * C; r++) {
      let at = blocks + <usize>((r >> 4) * O) * BLOCK + <usize>kh * BLOCK_ROW + <usize>(r & 15) * 4;
      for (let o: i32 = 0; o < O; o++) {
        if (forth) store<f32>(at, load<f32>(w));
        else store<f32>(w, load<f32>(at));
        w += 4;
        at += BLOCK;
      }
    }
  }
}
