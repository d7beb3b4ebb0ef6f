import { OWN_TEXT } from '@src/labs/text/protocol.ts';

/** Why a text cannot be learnt from; null when it can. */
export type OwnFault = 'short' | 'long' | 'letters' | null;

/** What is wrong with the reader's own text. */
export function faultOf(own: string): OwnFault {
  if (own.length > OWN_TEXT.most) return 'long';
  if (own.length < OWN_TEXT.least) return 'short';
  return new Set(own).size > OWN_TEXT.letters ? 'letters' : null;
}
