import type { SearchIndex, SearchSection, SearchTerm } from './searchIndex.ts';

/** Words that say nothing of what is looked for. */
const LITTLE = new Set(
  'a an and are as at be by can do does for from has have how i if in is it its me my not of on or should so that the their there these this to was we what when where which who why will with you your'.split(
    ' ',
  ),
);
const HAN = /\p{Script=Han}/u;
/** What Chinese questions begin and end with. */
const HAN_LITTLE = /^(请问|什么是|为什么|为何|怎样|怎么|如何|我的)+|(是什么(意思)?|怎么办|是怎么回事|呢|吗|？|\?)+$/g;

/** Little words between the telling ones. */
const HAN_BETWEEN = /[是的了和与在会把被]/g;
/** What Taiwan calls otherwise, in simplified characters, since a query in traditional ones may mean it. */
const FROM_TAIWAN: readonly (readonly [string, string])[] = [
  ['网路', '网络'],
  ['演算法', '算法'],
  ['最佳化', '优化'],
  ['资料', '数据'],
  ['函式', '函数'],
  ['程式', '程序'],
];

/** A search as it is understood. */
interface Query {
  /** What is asked for, in the book's spelling. */
  text: string;
  /** Whether a word was taken for another, nearly the same one. */
  isCorrected: boolean;
}

/** The query as the book spells it: in usual width, in simplified characters, without a wrong letter. */
export function understand(typed: string, index: Pick<SearchIndex, 'words' | 'traditional'>): Query {
  const simplified = new Map<string, string>();
  for (let i = 0; i < index.traditional.length; i += 2)
    simplified.set(index.traditional[i]!, index.traditional[i + 1]!);
  const narrow = typed.normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
  let usual = Array.from(narrow, (c) => simplified.get(c) ?? c).join('');
  if (usual !== narrow || usual.includes('演算法'))
    for (const [theirs, ours] of FROM_TAIWAN) usual = usual.replaceAll(theirs, ours);
  const text = usual.replaceAll(/\p{Script=Latin}+/gu, (word) => nearest(word, index.words));
  return { text, isCorrected: text !== usual };
}

/** The word itself when the book has it or one that begins with it, else the nearest that is one letter off (two in long words). */
function nearest(word: string, words: readonly string[]): string {
  const own = word.toLowerCase();
  if (own.length < 4 || words.some((known) => known.startsWith(own))) return word;
  let found = word;
  let least = own.length < 8 ? 2 : 3;
  for (const known of words) {
    if (Math.abs(known.length - own.length) >= least) continue;
    const distance = lettersOff(own, known, least);
    if (distance < least) [found, least] = [known, distance];
  }
  return found;
}

/** How many letters must be changed, added, left out or exchanged with their neighbour; `most` when it is that many or more. */
export function lettersOff(a: string, b: string, most: number): number {
  let [last, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next[j] = Math.min(change, row[j]! + 1, next[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j]!, last[j - 2]! + 1);
    }
    if (Math.min(...next) >= most) return most;
    [last, row] = [row, next];
  }
  return Math.min(most, row[b.length]!);
}

/** The words that say what is looked for; of Chinese the parts between little words. */
export function tellingWords(text: string): string[] {
  if (HAN.test(text)) return text.replaceAll(HAN_LITTLE, '').replaceAll(HAN_BETWEEN, ' ').split(/\s+/).filter(Boolean);
  const words = text.split(/[^\p{L}\p{N}'-]+/u).filter(Boolean);
  return words.filter((word) => !LITTLE.has(word.toLowerCase()));
}

/**
 * What to ask Pagefind for, one after the other until something is found: the phrase, its telling words, fewer of them.
 * @param named names of the glossary's terms that are in it
 */
export function attempts(text: string, named: readonly string[] = []): string[] {
  const telling = tellingWords(text);
  if (HAN.test(text)) {
    const bare = text.replaceAll(HAN_LITTLE, '') || text;
    const terms = named.filter((term) => bare.includes(term)).map((term) => `"${term}"`);
    return [
      ...new Set([`"${bare}"`, telling.length > 1 ? telling.join(' ') : '', ...terms, bare, text].filter(Boolean)),
    ];
  }
  const fewer = telling.length > 2 ? telling.map((left) => telling.filter((word) => word !== left).join(' ')) : [];
  const phrase = telling.length > 1 && telling.length < 5 ? `"${telling.join(' ')}"` : '';
  return [...new Set([phrase, text, telling.join(' '), ...fewer].filter(Boolean))];
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim();
/** A word and its plural are one. */
const one = (text: string) => fold(text).replace(/s$/, '');

/**
 * The glossary's terms that a query names, in either language: that very term, then those that begin with it, then longer ones
 * that are in it. At most three.
 */
export function termsNamed(text: string, terms: readonly SearchTerm[]): SearchTerm[] {
  const asked = one(text.replaceAll(HAN_LITTLE, '').replace(/^(what is|what are)( an?| the)? /i, ''));
  if (asked.length < (HAN.test(asked) ? 2 : 3)) return [];
  const isWithin = (name: string) =>
    HAN.test(name) ? name.length > 2 && asked.includes(name) : name.includes(' ') && ` ${asked} `.includes(` ${name} `);
  const rankOf = (name: string) => (name === asked ? 0 : name.startsWith(asked) ? 1 : isWithin(name) ? 2 : 3);
  return terms
    .map((term) => ({ term, rank: Math.min(rankOf(one(term.term)), rankOf(one(term.other))) }))
    .filter(({ rank }) => rank < 3)
    .sort((a, b) => a.rank - b.rank || b.term.term.length * (b.rank - 1) - a.term.term.length * (a.rank - 1))
    .slice(0, 3)
    .map(({ term }) => term);
}

/** How well a place fits: whether its heading has all words that were asked for, and how many of them its excerpt has together. */
export function fitOf(words: readonly string[], heading: string, excerpt: string): number {
  const has = (text: string) => words.filter((word) => fold(text).includes(fold(word))).length;
  return has(excerpt) + (words.length > 0 && has(heading) === words.length ? words.length : 0);
}

/** Sections whose heading has all telling words of a query, for a browser that cannot search the text. */
export function sectionsNamed(text: string, sections: readonly SearchSection[]): SearchSection[] {
  const words = attempts(text).map((asked) => fold(asked.replaceAll('"', '')).split(' '));
  for (const asked of words) {
    const found = sections.filter(({ heading }) => asked.every((word) => fold(heading).includes(word)));
    if (found.length > 0) return found.slice(0, 20);
  }
  return [];
}
