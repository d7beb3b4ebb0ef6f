import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { keyOf } from '@src/progress/entries.ts';
import { ImportError, readText } from '@src/progress/exportFile.ts';
import { keysOfBook, type DraftChoice } from '@src/progress/importing.ts';
import { questionAnchor } from '@src/quiz/anchor.ts';
import { getProgress, type Overview, type StoreStatus } from '@src/progress/store.ts';
import type { Language } from '../controls/inLanguage.ts';
import { saveFile } from '../controls/saveFile.ts';
import type { ProgressWords } from './en.ts';
import { Preview, type ReadFile } from './Preview.tsx';

/** A chapter's pages, questions and exercises by their ids in the store. */
interface ChapterParts {
  title: string;
  /** Its first page. */
  first: string;
  /** Those that are written. */
  pages: string[];
  questions: string[];
  exercises: string[];
  /** The page of each exercise. */
  places: Readonly<Record<string, string>>;
}

/** What the progress' island is given. */
export interface ProgressProps {
  language: Language<ProgressWords>;
  /** Path of the language's first page, ending in a slash. */
  root: string;
  chapters: ChapterParts[];
  /** Ids of the pages outside the chapters, and of all labs. */
  others: string[];
  labs: string[];
}

/** What the reader has done, with export, import, and a reset that can be undone. */
export function ProgressView({ language, root, chapters, others, labs }: ProgressProps) {
  const { words } = language;
  const overview = useSignal<Overview | null>(null);
  const status = useSignal<StoreStatus>('stored');
  const canUndo = useSignal(false);
  const canUndoImport = useSignal(false);
  /** A file that is chosen and not yet imported. */
  const file = useSignal<ReadFile | null>(null);
  const said = useSignal('');

  useEffect(() => {
    const store = getProgress();
    const show = async () => {
      const [read, undo, undoImport] = await Promise.all([store.readAll(), store.canUndo(), store.canUndoImport()]);
      batch(() => {
        overview.value = read;
        canUndo.value = undo;
        canUndoImport.value = undoImport;
        status.value = store.status();
      });
    };
    void show();
    return store.subscribe(() => void show());
  }, []);

  const exportFile = async () => {
    saveFile('livegrad-progress.json', await getProgress().exportText(Date.now()), 'application/json');
    said.value = words.exported;
  };
  const isOfBook = keysOfBook({
    pages: [...others, ...chapters.flatMap(({ pages }) => pages)],
    labs,
    questions: chapters.flatMap(({ questions }) => questions),
    exercises: chapters.flatMap(({ exercises }) => exercises),
  });
  /** Says why a file is not taken. */
  const refusing = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      said.value = words.faults[error instanceof ImportError ? error.code : 'damaged'];
      file.value = null;
    }
  };
  const readFile = (input: HTMLInputElement) =>
    refusing(async () => {
      const chosen = input.files?.[0];
      if (!chosen) return;
      const text = await readText(chosen);
      input.value = ''; // the same file may be chosen again
      file.value = { text, preview: await getProgress().previewImport(text, isOfBook) };
      said.value = '';
    });
  const importFile = (text: string, drafts: DraftChoice) =>
    refusing(async () => {
      said.value = words.imported(await getProgress().importText(text, drafts, isOfBook));
      file.value = null;
    });
  const undoImport = async () => {
    if (await getProgress().undoImport()) said.value = words.importUndone;
  };
  const reset = async () => {
    await getProgress().reset();
    said.value = words.wasReset;
  };
  const undo = async () => {
    if (await getProgress().undoReset()) said.value = words.undone;
  };

  const isBusy = overview.value === null;
  return (
    <section class="progress-book not-content" aria-label={words.title} data-ready={!isBusy}>
      {status.value !== 'stored' && (
        <p class="progress-notice" role="status" data-store={status.value}>
          {words[status.value]}
        </p>
      )}
      <Table root={root} chapters={chapters} overview={overview.value} words={words} />
      <p class="progress-buttons">
        <button type="button" disabled={isBusy} onClick={() => void exportFile()}>
          {words.exportFile}
        </button>
        <label class="progress-file">
          {words.importFile}
          <input
            type="file"
            accept=".json,application/json"
            disabled={isBusy}
            onChange={(event) => void readFile(event.currentTarget)}
          />
        </label>
        <button type="button" disabled={isBusy || overview.value?.entries.size === 0} onClick={() => void reset()}>
          {words.reset}
        </button>
        {canUndo.value && (
          <button type="button" onClick={() => void undo()}>
            {words.undo}
          </button>
        )}
        {canUndoImport.value && (
          <button type="button" onClick={() => void undoImport()}>
            {words.undoImport}
          </button>
        )}
      </p>
      {file.value && (
        <Preview
          file={file.value}
          words={words}
          onImport={(text, drafts) => void importFile(text, drafts)}
          onCancel={() => (file.value = null)}
        />
      )}
      <p class="progress-said" role="status">
        {said}
      </p>
    </section>
  );
}

interface TableProps {
  root: string;
  chapters: readonly ChapterParts[];
  overview: Overview | null;
  words: ProgressWords;
}

/** Page and anchor of a question such as `concepts/index#loss`. */
function placeOfQuestion(question: string): string {
  const [quiz, id] = question.split('#');
  return `${quiz!.replace(/\/index$/, '')}/#${questionAnchor(id!)}`;
}

/** The way to the first thing that is left. */
function Next({ href, words, what }: { href: string; words: ProgressWords; what: string }) {
  return (
    <a class="progress-next" href={href} aria-label={what}>
      {words.next}
    </a>
  );
}

function Table({ root, chapters, overview, words }: TableProps) {
  const entries = overview?.entries;
  const open = (kind: 'quiz' | 'exercise', ids: readonly string[]) =>
    ids.find((id) => !(entries?.get(keyOf(kind, id)) as { isSolved?: boolean } | undefined)?.isSolved);
  const solved = (kind: 'quiz' | 'exercise', ids: readonly string[]) =>
    ids.filter((id) => (entries?.get(keyOf(kind, id)) as { isSolved?: boolean } | undefined)?.isSolved).length;
  const count = (kind: string) => [...(entries?.keys() ?? [])].filter((key) => key.startsWith(`${kind}:`)).length;
  const predictions = count('prediction');
  return (
    <>
      <table>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.chapter}</th>
            <th scope="col">{words.pages}</th>
            <th scope="col">{words.questions}</th>
            <th scope="col">{words.exercises}</th>
          </tr>
        </thead>
        <tbody>
          {chapters.map(({ title, first, pages, questions, exercises, places }) => {
            const unread = entries && pages.find((page) => !entries.has(`page:${page}`));
            const question = entries && open('quiz', questions);
            const exercise = entries && open('exercise', exercises);
            return (
              <tr key={title}>
                <th scope="row">
                  <a href={`${root}${first}/`}>{title}</a>
                </th>
                <td>
                  {pages.length === 0
                    ? words.outline
                    : words.of(pages.filter((page) => entries?.has(`page:${page}`)).length, pages.length)}{' '}
                  {unread !== undefined && (
                    <Next href={`${root}${unread}/`} words={words} what={words.nextPage(title)} />
                  )}
                </td>
                <td>
                  {words.of(solved('quiz', questions), questions.length)}{' '}
                  {question && (
                    <Next href={`${root}${placeOfQuestion(question)}`} words={words} what={words.nextQuestion(title)} />
                  )}
                </td>
                <td>
                  {words.of(solved('exercise', exercises), exercises.length)}{' '}
                  {exercise && (
                    <Next
                      href={`${root}${places[exercise]!}/#exercises`}
                      words={words}
                      what={words.nextExercise(title)}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        {words.labs(count('lab'))} {predictions > 0 && words.predictions(predictions)}
      </p>
      {overview !== null && overview.damaged > 0 && <p class="progress-notice">{words.damaged(overview.damaged)}</p>}
    </>
  );
}
