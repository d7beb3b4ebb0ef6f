import * as tf from '../../engine/tf.ts';
import { checkSettings } from '../checkParams.ts';
import { defineSession } from '../defineSession.ts';
import { auditOnDevice, lossOf, stepPrinted, stepRight, toTensors, type Weights } from './model.ts';
import { gradientAudit, networkOf, type AuditTalk } from './protocol.ts';

async function take(losses: [tf.Tensor, tf.Tensor]): Promise<[number, number]> {
  try {
    const [a, b] = await Promise.all(losses.map((loss) => loss.data()));
    return [a![0]!, b![0]!];
  } finally {
    tf.dispose(losses);
  }
}

/** The audit of all gradients, then two trainings side by side: with the right gradients, and with the printed ones. */
export default defineSession<AuditTalk>()(gradientAudit, (params, context) => {
  const { parameters, example } = networkOf(params);
  const createVariables = () => tf.tidy(() => toTensors(parameters).map((tensor) => tf.variable(tensor)));
  const [right, printed] = [createVariables(), createVariables()];

  return {
    async *run() {
      await context.turn(1);
      yield { phase: 'audit', ...(await auditOnDevice(parameters, example)) };
      let waiting: { right: number[]; printed: number[] } = { right: [], printed: [] };
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
    answers: {
      audit(asked) {
        const other = networkOf(checkSettings(gradientAudit, asked));
        return auditOnDevice(other.parameters, other.example);
      },
    },
    dispose: () => tf.dispose([right, printed]),
  };
});
