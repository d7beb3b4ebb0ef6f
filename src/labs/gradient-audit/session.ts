import { EngineFault } from '../../engine/fault.ts';
import type { SessionNeeds } from '../../engine/protocol.ts';
import type { Session, SessionContext } from '../../engine/session.ts';
import * as tf from '../../engine/tf.ts';
import { checkParams } from '../checkParams.ts';
import { auditOnDevice, lossOf, stepPrinted, stepRight, toTensors, type Weights } from './model.ts';
import { networkOf, PARAM_RANGES, type AuditParams, type AuditSnapshot } from './protocol.ts';

export const needs: SessionNeeds = { size: 'tiny', backends: ['wasm', 'cpu'] };

/** @see SessionModule.createSession */
export function createSession(given: unknown, _kept: unknown, context: SessionContext): Session {
  const params = checkParams<AuditParams>(given, PARAM_RANGES);
  const { parameters, example } = networkOf(params);
  const createVariables = () => tf.tidy(() => toTensors(parameters).map((tensor) => tf.variable(tensor)));
  const [right, printed] = [createVariables(), createVariables()];

  async function take(losses: [tf.Tensor, tf.Tensor]): Promise<[number, number]> {
    try {
      const [a, b] = await Promise.all(losses.map((loss) => loss.data()));
      return [a![0]!, b![0]!];
    } finally {
      tf.dispose(losses);
    }
  }

  return {
    async *run(): AsyncGenerator<AuditSnapshot, void, void> {
      await context.turn(1);
      yield { phase: 'audit', ...(await auditOnDevice(parameters, example)) };
      let waiting: Pick<Extract<AuditSnapshot, { phase: 'train' }>, 'right' | 'printed'> = { right: [], printed: [] };
      for (let step = 0; step <= params.steps; step++) {
        let losses: [tf.Tensor, tf.Tensor];
        if (step < params.steps) {
          await context.turn(2);
          losses = [stepRight(right, example, params.rate), stepPrinted(printed, example, params.rate)];
        } else {
          losses = [right, printed].map((v) =>
            tf.tidy(() => lossOf(v as unknown as Weights, example)),
          ) as typeof losses;
        }
        const [rightLoss, printedLoss] = await take(losses);
        waiting.right.push(rightLoss);
        waiting.printed.push(printedLoss);
        if (!context.due && step < params.steps) continue;
        yield { phase: 'train', step, ...waiting };
        waiting = { right: [], printed: [] };
      }
    },

    /** `audit`: the device's findings about other settings. */
    async answer(what: string, payload: unknown): Promise<unknown> {
      if (what !== 'audit') throw new EngineFault('internal', `nothing answers "${what}"`);
      const other = networkOf(checkParams<AuditParams>(payload, PARAM_RANGES));
      return auditOnDevice(other.parameters, other.example);
    },

    dispose: () => tf.dispose([right, printed]),
  };
}
