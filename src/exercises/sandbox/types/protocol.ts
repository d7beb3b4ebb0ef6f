/** The first message to the worker of types: where it finds its declarations, and its messages in the page's language. */
export interface TypeStart {
  filesUrl: string;
  /** TypeScript's own messages; null for English. */
  messagesUrl: string | null;
}

/** A question, by the name of the service's method and its arguments. */
export interface TypeQuestion {
  id: number;
  ask: 'check' | 'complete' | 'describe' | 'hover';
  args: [code: string, position?: number, name?: string];
}

/** The answer; `failed` in words when there is none. */
export interface TypeAnswer {
  id: number;
  answer: unknown;
  failed: string | null;
}
