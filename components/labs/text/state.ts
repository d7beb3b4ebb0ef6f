import { computed, effect, signal } from '@preact/signals';
import {
  text,
  type Begun,
  type HeadAudit,
  type Looked,
  type Seen,
  type TextParams,
  type TextRun,
  type TextTalk,
  type Written,
} from '@src/labs/text/protocol.ts';
import type { SavedRun } from '@src/progress/checkpoints.ts';
import { Curve, type Point } from '../../charts/curve.ts';
import { createLab } from '../frame/createLab.ts';
import { createKeptRuns } from '../frame/fit/keptRuns.ts';
import type { Language } from '../frame/language.ts';
import { createPrediction } from '../frame/prediction.ts';
import type { Words } from './en.ts';
import { faultOf } from './ownText.ts';
import { isTextRun } from './textRun.ts';

/** The lab's live state. */
export function createText(language: Language<Words>) {
  const { words } = language;
  const begun = signal<Begun | null>(null);
  const progress = signal({ step: 0, totalSteps: 0 });
  const losses = signal<Point[]>([]);
  const looks = signal<Looked[]>([]);
  const own = signal('');
  const kept = createKeptRuns<TextRun>(text.id, isTextRun);
  const written = signal<Written | null>(null);
  const seen = signal<Seen | null>(null);
  const audit = signal<HeadAudit | null>(null);
  /** Why the last question got no answer, in technical words. */
  const refused = signal<string | null>(null);
  /** Fields of the drawers, as typed. */
  const fields = {
    prompt: signal(''),
    temperature: signal('0.8'),
    topK: signal('0'),
    looked: signal<string>(words.lookedAt),
    name: signal('layer0/weights'),
    gradient: signal('no'),
    layer: signal('0'),
    head: signal('0'),
  };
  let curve = new Curve();
  let latest: { step: number; totalSteps: number } = { step: 0, totalSteps: 0 };
  let best: Looked | null = null;

  const prediction = createPrediction(text.id, {
    question: () => ({ id: 'bits', text: words.question, format: (value) => value.toFixed(2) }),
    outcome: () => (begun.peek() && best ? begun.peek()!.bigram - best.held : null),
  });
  const lab = createLab<TextParams, TextTalk, Words>(text, language, {
    prediction,
    take(snapshot) {
      if (snapshot.phase === 'begin') begun.value = snapshot;
      else if (snapshot.phase === 'train') {
        latest = snapshot;
        for (const [i, loss] of snapshot.losses.entries())
          curve.add(snapshot.step - snapshot.losses.length + 1 + i, loss);
      } else if (snapshot.phase === 'look') {
        best = snapshot;
        looks.value = [...looks.value.filter(({ step }) => step < snapshot.step), snapshot];
      } else void kept.keep(snapshot.run);
    },
    draw() {
      progress.value = latest;
      losses.value = curve.points();
    },
    forget() {
      begun.value = null;
      best = null;
      latest = progress.value = { step: 0, totalSteps: 0 };
      curve = new Curve();
      losses.value = [];
      looks.value = [];
      written.value = null;
      seen.value = null;
      audit.value = null;
      refused.value = null;
    },
    announce: () => words.summary(best!.held.toFixed(2), begun.peek()!.bigram.toFixed(2)),
    canStart: (): boolean => lab.settings.allowed.value.data !== 'own' || faultOf(own.value) === null,
  });
  // Each page begins with a text of its own language.
  if (language.locale === 'zh-cn') lab.settings.texts.data.value = 'quatrains';
  const { run } = lab;

  /** Asks the session; what it refuses is told beside the button. */
  async function ask<A>(question: () => Promise<A>, take: (answer: A) => void): Promise<void> {
    refused.value = null;
    try {
      take(await question());
    } catch (error) {
      refused.value = error instanceof Error ? error.message : String(error);
    }
  }

  const state = {
    lab,
    kept,
    prediction,
    begun,
    progress,
    losses,
    looks,
    own,
    fields,
    written,
    seen,
    audit,
    refused,
    /** Whether there is a network to ask. */
    canAsk: computed(() => begun.value !== null),
    ownFault: computed(() => faultOf(own.value)),

    /** A fresh run. */
    train(): Promise<void> {
      kept.begin();
      return lab.start(lab.settings.allowed.peek().data === 'own' ? { own: own.peek() } : {});
    },

    /** Goes on with a kept run, with its settings and text. */
    continueRun({ id, run: from }: SavedRun<TextRun>): Promise<void> {
      lab.settings.set(from.params);
      if (from.own !== null) own.value = from.own;
      kept.begin(id);
      const started = lab.start({ run: from, ...(from.own !== null && { own: from.own }) });
      for (const { step, loss } of from.state.history) curve.add(step, loss / Math.LN2);
      return started;
    },

    async step(): Promise<void> {
      if (!run.hasSession()) await state.train();
      run.step();
    },

    async reset(): Promise<void> {
      await lab.reset();
      await kept.drop();
    },

    write: () =>
      ask(
        () =>
          run.ask('write', {
            prompt: fields.prompt.peek(),
            temperature: Number(fields.temperature.peek()),
            topK: Number(fields.topK.peek()),
            seed: Math.floor(performance.now()),
          }),
        (answer) => (written.value = answer),
      ),
    see: () =>
      ask(
        () =>
          run.ask('see', {
            text: fields.looked.peek(),
            name: fields.name.peek(),
            gradient: fields.gradient.peek() === 'yes',
          }),
        (answer) => (seen.value = answer),
      ),
    auditHead: () =>
      ask(
        () =>
          run.ask('audit', {
            text: fields.looked.peek(),
            layer: Number(fields.layer.peek()),
            head: Number(fields.head.peek()),
          }),
        (answer) => (audit.value = answer),
      ),

    /** Effects while the lab is on the page: kept runs are looked for, a paused run is kept. @returns ends them */
    connect(): () => void {
      void kept.find();
      return effect(() => {
        if (run.state.value !== 'paused' || latest.step === 0) return;
        const generation = run.generation();
        void run.ask('state').then(
          (now) => (generation === run.generation() ? kept.keep(now) : undefined),
          () => undefined,
        );
      });
    },
  };
  return state;
}

/** What `createText` makes, for the parts of the view. */
export type TextLab = ReturnType<typeof createText>;
