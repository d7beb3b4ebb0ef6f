import { join } from 'node:path';
import { unpackDebian, type DebianPackage } from './debian.ts';
import { readDataFrame } from './rdata.ts';
import { writeTable } from './table.ts';

const SOURCE: DebianPackage = {
  archive: 'Debian',
  name: 'r-cran-modeldata',
  version: '1.1.0-1',
  sha256: '66c2e08bb4bf695d972b1e72ea44d5af9ada3c42841793d3871017f7b896bf95',
};

/**
 * Writes the loans of `credit_data` as a table: 13 columns on the applicant and the loan, and whether it went bad.
 * @param outDir the folder `public/data/credit`
 */
export async function makeCredit(outDir: string): Promise<void> {
  const folder = await unpackDebian(SOURCE);
  const frame = await readDataFrame(join(folder, 'usr/lib/R/site-library/modeldata/data/Rdata'), 'credit_data');
  const { Status: status, ...columns } = frame;
  if (status?.length !== 4454 || Object.keys(columns).length !== 13)
    throw new Error('credit_data is not 4,454 rows of 14 columns');
  const lowered = Object.entries(columns).map(([name, values]) => [name.toLowerCase(), values] as const);
  await writeTable(
    outDir,
    { bad: status.map((value) => Number(value === 'bad')), ...Object.fromEntries(lowered) },
    {
      id: 'credit',
      title: {
        en: 'Credit scoring, 4,454 loans of a bank',
        'zh-cn': '信用评分数据，一家银行的 4,454 笔贷款',
      },
      real: true,
      source: SOURCE,
      packageLicence: 'MIT',
      authors: ['Lluís A. Belanche Muñoz', 'Gaston Sanchez', 'Max Kuhn'],
      citation: 'modeldata',
      dataLicence: {
        en: 'The package says where the data come from (a web page of Belanche Muñoz, by way of a repository of Sanchez), but not which bank, which year or which currency; it names no licence for the data themselves.',
        'zh-cn':
          '软件包说明了数据的来路（Belanche Muñoz 的网页，经由 Sanchez 的代码库），但没有说明是哪家银行、哪一年、什么货币，也没有给出数据本身的许可证。',
      },
      cut: {
        en: 'All rows in their order and all columns, names in lower case; the outcome written as 1 (bad, 1,254) or 0 (good, 3,200), what is missing as an empty cell.',
        'zh-cn':
          '保留全部各行及其顺序，以及全部各列，列名改为小写；结果写作 1（违约，1,254 笔）或 0（正常，3,200 笔），缺失值留空。',
      },
    },
  );
}
