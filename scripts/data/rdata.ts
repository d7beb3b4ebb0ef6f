import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { gunzipSync, inflateSync } from 'node:zlib';

/** A value of R as far as data frames need it: a vector or list with its attributes, or a symbol, a string, a pair list. */
interface RVector {
  values: unknown[];
  attributes: Record<string, RVector>;
}

/** R's missing integer. */
const NA_INTEGER = -2147483648;

/**
 * Reads R's serialisation in XDR form ("R Internals", section 1.8), as far as data frames of numbers and factors use it.
 * @throws when it meets anything else
 */
function readSerialized(bytes: Buffer): RVector {
  if (bytes.toString('latin1', 0, 2) !== 'X\n') throw new Error('not R’s serialisation in XDR form');
  let at = 2;
  const int = () => bytes.readInt32BE((at += 4) - 4);
  const [version] = [int(), int(), int()];
  if (version === 3) {
    const encoding = int();
    at += encoding;
  }
  const symbols: unknown[] = [];
  const list = (count: number) => Array.from({ length: count }, () => item());

  function item(): unknown {
    const flags = int();
    const type = flags & 255;
    if (type === 254) return null; // NULL
    if (type === 253) return null; // the global environment
    if (type === 255) return symbols[(flags >> 8) - 1];
    if (type === 1) {
      const place = symbols.push(null) - 1;
      return (symbols[place] = item());
    }
    if (type === 9) {
      const length = int();
      return length < 0 ? null : bytes.toString('utf8', at, (at += length));
    }
    if (type === 2) return pairs(flags);
    const values = vectorOf(type);
    const attributes = flags & 512 ? (item() as Record<string, RVector>) : {};
    return { values, attributes } satisfies RVector;
  }

  function pairs(flags: number): Record<string, unknown> {
    if (flags & 512) item();
    const name = flags & 1024 ? String(item()) : '';
    const value = item();
    return { [name]: value, ...(item() as Record<string, unknown> | null) };
  }

  function vectorOf(type: number): unknown[] {
    if (type === 10 || type === 13)
      return Array.from({ length: int() }, () => int()).map((n) => (n === NA_INTEGER ? null : n));
    if (type === 14)
      return Array.from({ length: int() }, () => bytes.readDoubleBE((at += 8) - 8)).map((n) =>
        Number.isNaN(n) ? null : n,
      );
    if (type === 16 || type === 19) return list(int());
    throw new Error(`R’s type ${type} is not read here`);
  }

  return item() as RVector;
}

const namesOf = ({ attributes }: RVector) => attributes.names!.values as string[];
const elementOf = (list: RVector, name: string) => list.values[namesOf(list).indexOf(name)] as RVector;

/** An object of a database: its length, the kind of compression, and the bytes. */
function unpackObject(bytes: Buffer): Buffer {
  if (bytes[4] !== 'Z'.charCodeAt(0)) return inflateSync(bytes.subarray(4));
  try {
    return execFileSync('xz', ['-dc', '--format=raw', '--lzma2=preset=6'], {
      input: bytes.subarray(5),
      maxBuffer: 1e8,
    });
  } catch (error) {
    throw new Error('the object could not be unpacked: "xz" of the package xz-utils is needed', { cause: error });
  }
}

/**
 * Reads a data frame from the lazy-load database of an R package.
 * @param base path of `Rdata` without `.rdx` and `.rdb`
 * @returns columns by name; a factor as its levels, what is missing as null
 */
export async function readDataFrame(base: string, name: string): Promise<Record<string, (number | string | null)[]>> {
  const index = await readFile(`${base}.rdx`);
  const table = readSerialized(index[0] === 0x1f ? gunzipSync(index) : inflateSync(index));
  const place = elementOf(elementOf(table, 'variables'), name);
  const [start, length] = place.values as [number, number];
  const database = await readFile(`${base}.rdb`);
  const frame = readSerialized(unpackObject(database.subarray(start, start + length)));
  const columns = frame.values as RVector[];
  return Object.fromEntries(
    namesOf(frame).map((column, i) => {
      const { values, attributes } = columns[i]!;
      const levels = attributes.levels?.values as string[] | undefined;
      const read = (value: number | null) => (value === null ? null : (levels?.[value - 1] ?? value));
      return [column, (values as (number | null)[]).map(read)];
    }),
  );
}
