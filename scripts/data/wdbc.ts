import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackDebian, type DebianPackage } from './debian.ts';
import { writeTable } from './table.ts';

const SOURCE: DebianPackage = {
  archive: 'Debian',
  name: 'python3-sklearn',
  version: '1.2.1+dfsg-1',
  sha256: 'ca0c6be401d14871c7e93cfdd8d1f561595dc65e6e2ad2501d568aee7f7efc58',
};
const FILE = 'usr/lib/python3/dist-packages/sklearn/datasets/data/breast_cancer.csv';

/** What is measured of every nucleus; the table has its mean, its standard error and its worst value (mean of the three largest). */
const MEASURES = [
  'radius',
  'texture',
  'perimeter',
  'area',
  'smoothness',
  'compactness',
  'concavity',
  'concave-points',
  'symmetry',
  'fractal-dimension',
];
const NAMES = ['mean', 'error', 'worst'].flatMap((kind) => MEASURES.map((measure) => `${measure}-${kind}`));

/**
 * Writes the Wisconsin diagnostic breast cancer set as a table: 30 measurements, and whether the tumour was malignant.
 * @param outDir the folder `public/data/wdbc`
 */
export async function makeWdbc(outDir: string): Promise<void> {
  const folder = await unpackDebian(SOURCE);
  const [, ...lines] = (await readFile(join(folder, FILE), 'utf8')).trim().split('\n');
  const rows = lines.map((line) => line.split(',').map(Number));
  if (rows.length !== 569 || rows.some((row) => row.length !== 31 || row.some(Number.isNaN)))
    throw new Error('breast_cancer.csv is not 569 rows of 31 numbers');
  const columns = Object.fromEntries(NAMES.map((name, i) => [name, rows.map((row) => row[i]!)]));
  await writeTable(
    outDir,
    // In the file 0 is malignant.
    { malignant: rows.map((row) => 1 - row[30]!), ...columns },
    {
      id: 'wdbc',
      title: {
        en: 'Breast cancer Wisconsin (diagnostic), 569 tumours',
        'zh-cn': '威斯康星乳腺癌诊断数据（WDBC），569 例肿瘤',
      },
      real: true,
      source: SOURCE,
      packageLicence: 'BSD-3-Clause',
      authors: ['William H. Wolberg', 'W. Nick Street', 'Olvi L. Mangasarian'],
      citation: 'wdbc',
      dataLicence: {
        en: 'The UCI Machine Learning Repository gives the data themselves under CC BY 4.0.',
        'zh-cn': '数据本身由 UCI Machine Learning Repository 以 CC BY 4.0 许可证发布。',
      },
      cut: {
        en: 'All rows in their order, all 30 measurements; the diagnosis written as 1 (malignant, 212) or 0 (benign, 357).',
        'zh-cn': '保留全部各行及其顺序，以及全部 30 项测量；诊断写作 1（恶性，212 例）或 0（良性，357 例）。',
      },
    },
  );
}
