import { EngineFault } from '../engine/fault.ts';
import type { Session, SessionContext, SessionModule } from '../engine/session.ts';
import { checkSettings } from './checkParams.ts';
import type { AnswerOf, ExtraOf, LabPlan, PayloadOf, QuestionsOf, Talk } from './lab.ts';

/** A lab's process, as its author writes it; it owns its tensors from creation to `dispose`. */
export interface LabSession<T extends Talk> {
  /** The process itself: yields a snapshot when `context.due`, and important ones at any time. */
  run(): AsyncGenerator<T['snapshot'], void, void>;
  /** Answers to the view's questions, also while paused or finished. What they are given is checked here: it may come from a link. */
  answers?: {
    [Q in keyof QuestionsOf<T>]: (...payload: PayloadOf<T, Q>) => AnswerOf<T, Q> | Promise<AnswerOf<T, Q>>;
  };
  /** Frees every tensor; called once. Without it the session holds none between two turns. */
  dispose?(): void;
}

/**
 * The half of a lab that computes: `export default defineSession<MyTalk>()(myLab, (params, context) => ({ async *run() { … } }))`.
 * (Two calls, since TypeScript infers either all type arguments of a call or none.)
 *
 * @returns a function that takes the lab's plan, what opens a session (`params` are checked against the plan; `kept` is what an
 * earlier session kept before its device was lost, or null), and optionally `prepare`, which begins downloads while a backend opens
 */
export const defineSession =
  <T extends Talk>() =>
  <P extends object>(
    plan: LabPlan<P>,
    open: (params: P & Partial<ExtraOf<T>>, context: SessionContext, kept: unknown) => LabSession<T>,
    prepare?: (params: P, place: Pick<SessionContext, 'base' | 'signal'>) => void,
  ): SessionModule => {
    if (plan.needs === null) throw new Error(`${plan.id} is a calculator: it has no session`);
    return {
      needs: plan.needs,
      ...(prepare && { prepare: (params, place) => prepare(params as P, place) }),
      createSession(given, kept, context): Session {
        const params = checkSettings(plan, given);
        const session = open(params as P & Partial<ExtraOf<T>>, context, kept);
        const answers = (session.answers ?? {}) as Record<string, (payload: unknown) => unknown>;
        return {
          run: () => session.run(),
          async answer(question, payload) {
            if (!Object.hasOwn(answers, question)) {
              throw new EngineFault('internal', `${plan.id} does not answer "${question}"`);
            }
            return await answers[question]!(payload);
          },
          dispose: () => session.dispose?.(),
        };
      },
    };
  };
