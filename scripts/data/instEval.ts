import { join } from 'node:path';
import { unpackDebian, type DebianPackage } from './debian.ts';
import { readDataFrame } from './rdata.ts';
import { writeTable } from './table.ts';

const SOURCE: DebianPackage = {
  archive: 'Debian',
  name: 'r-cran-lme4',
  version: '1.1-31-1',
  sha256: '232c90c0504309ee64749af8ca8359e999a00e6dc0c1abf697640f1c16ecb4aa',
};

/**
 * Writes the ratings of `InstEval`: who rated which lecturer, and how. Students and lecturers are numbered as they first come.
 * @param outDir the folder `public/data/lectures`
 */
export async function makeLectures(outDir: string): Promise<void> {
  const folder = await unpackDebian(SOURCE);
  const frame = await readDataFrame(join(folder, 'usr/lib/R/site-library/lme4/data/Rdata'), 'InstEval');
  const { s, d, y } = frame as Record<'s' | 'd' | 'y', (string | number)[]>;
  if (y.length !== 73421) throw new Error(`InstEval has ${y.length} ratings, not 73,421`);
  await writeTable(
    outDir,
    { student: number(s), lecturer: number(d), rating: y.map(Number) },
    {
      id: 'lectures',
      title: {
        en: 'University lecture evaluations by students at ETH, 73,421 ratings',
        'zh-cn': '苏黎世联邦理工学院（ETH）学生的授课评价，73,421 条评分',
      },
      real: true,
      source: SOURCE,
      packageLicence: 'GPL-2.0-or-later',
      authors: ['Martin Maechler', 'Werner Stahel', 'Lukas Meier'],
      citation: 'insteval',
      dataLicence: {
        en: 'The data come with the package lme4 and are under its licence, GPL-2.0-or-later; students and lecturers are anonymous.',
        'zh-cn': '数据随软件包 lme4 发布，许可证同为 GPL-2.0-or-later；学生与讲师都是匿名的。',
      },
      cut: {
        en: 'All 73,421 ratings of 2,972 students on 1,128 lecturers in their order; numbers in place of the codes, the ages, the departments and the kind of lecture left out.',
        'zh-cn':
          '保留 2,972 名学生对 1,128 位讲师的全部 73,421 条评分及其顺序；原编码换成序号，年级、院系与课程类别没有收入。',
      },
    },
  );
}

/** Numbers things by their first appearance, from 0. */
function number(names: readonly (string | number)[]): number[] {
  const places = new Map<string | number, number>();
  return names.map((name) => {
    if (!places.has(name)) places.set(name, places.size);
    return places.get(name)!;
  });
}
