const HAN_END = /\p{Script=Han}$/u;
const HAN_START = /^\p{Script=Han}/u;
/** What stands apart from Chinese characters: letters, digits, and the signs that numbers begin or end with. */
const LATIN_END = /[\p{L}\p{N}%°)\]}](?<!\p{Script=Han})$/u;
const LATIN_START = /^(?!\p{Script=Han})[\p{L}\p{N}−+±([{]/u;

/** Two pieces of a Chinese text as one, with a space where a Chinese character meets a Latin word or a number. */
function join(left: string, right: string): string {
  const meets = (HAN_END.test(left) && LATIN_START.test(right)) || (LATIN_END.test(left) && HAN_START.test(right));
  return meets ? `${left} ${right}` : left + right;
}

/**
 * A Chinese sentence with values in it: ``han`${name}最低` `` is “动量法最低” and “Adam 最低”. Every Chinese words module
 * writes so wherever a value whose script is not known stands beside a Chinese character; a test looks for those that do not.
 */
export function han(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return values.reduce<string>((sentence, value, i) => join(join(sentence, String(value)), texts[i + 1]!), texts[0]!);
}
