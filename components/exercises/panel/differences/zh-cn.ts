import type { Difference, Kind } from '@src/exercises/compare.ts';
import { han } from '@src/i18n/han.ts';
import { formatApart, formatNumber, formatValue } from '@src/exercises/format.ts';

const shapeText = (shape: readonly number[]) => `[${shape.join(', ')}]`;
const joined = (names: readonly string[]) => names.map((name) => `\`${name}\``).join('、');

const PLAIN = {
  nothing: '空值',
  number: '一个数',
  truth: '真假值',
  text: '一段文字',
  function: '一个函数',
  promise: '一个 Promise',
  bigint: '一个 BigInt',
  disposed: '一个已经释放的张量',
  'too-large': '太大、无法检查的东西',
};

function describeKind(kind: Kind): string {
  switch (kind.is) {
    case 'list':
      if (!kind.shape) return kind.length === 0 ? '空列表' : `一个有 ${kind.length} 项、各项类型或长度不一的列表`;
      return `形状为 ${shapeText(kind.shape)} 的列表`;
    case 'tensor':
      return kind.shape?.length === 0 ? '只有一个数的张量' : `形状为 ${shapeText(kind.shape!)} 的张量`;
    case 'object':
      return kind.fields.length === 0 ? '没有字段的对象' : `带有 ${joined(kind.fields)} 的对象`;
    case 'other':
      return ` \`${kind.text}\``;
    case 'nothing':
    case 'number':
    case 'truth':
    case 'text':
    case 'function':
    case 'promise':
    case 'bigint':
    case 'disposed':
    case 'too-large':
      return PLAIN[kind.is];
  }
}

/** Where in a result something stands, without an end: “`W1` 的第 0 行第 2 列”; '' at the top. */
function describePlace(path: string, place: readonly number[]): string {
  const name = path === '' ? '' : `\`${path.replace(/^\./, '')}\``;
  const where = place.length === 2 ? `第 ${place[0]} 行第 ${place[1]} 列` : place.length > 0 ? shapeText(place) : '';
  return name === '' || where === '' ? name + where : han`${name} 的${where}`;
}

/** How a result first differs from what was expected, in Chinese; text may hold `code`. Rows and columns count from 0. */
export function describeDifference(difference: Difference): string {
  const { path, what } = difference;
  const place = describePlace(path, what === 'number' ? difference.place : []);
  const at = place === '' ? '' : han`${place} 处`;
  switch (what) {
    case 'kind':
      return han`${at}应为${describeKind(difference.expected)}，而你的是${describeKind(difference.got)}。`;
    case 'shape':
      return han`${at}形状应为 ${shapeText(difference.expected)}，而你的是 ${shapeText(difference.got)}。`;
    case 'fields':
      return han`${at}结果缺少 ${joined(difference.missing)}。`;
    case 'text':
      return han`${at}首先不同，得到 \`${formatValue(difference.got)}\`，应为 \`${formatValue(difference.expected)}\`。`;
    case 'number': {
      const { count, of } = difference;
      const [got, expected] = formatApart(difference.got, difference.expected, formatNumber);
      const all = of === 1 ? '' : count === of ? `${of} 个数全都不同。` : `共 ${of} 个数，有 ${count} 个不同。`;
      const first = place === '' ? '第一处不同' : han`第一处不同在 ${place}`;
      return han`${first}，得到 ${got}，应为 ${expected}。${all}`;
    }
  }
}
