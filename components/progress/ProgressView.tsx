import { batch, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { keyOf } from '@src/progress/entries.ts';
import { ImportError } from '@src/progress/exportFile.ts';
import { keysOfBook, type DraftChoice } from '@src/progress/importing.ts';
import { getProgress, type Overview, type StoreStatus } from '@src/progress/store.ts';
import type { Language } from '../controls/inLanguage.ts';
import { saveFile } from '../controls/saveFile.ts';
import type { ProgressWords } from './en.ts';
import { Preview, type ReadFile } from './Preview.tsx';

/** A chapter's pages, questions and exercises by their ids in the store. */
interface ChapterParts {
  title: string;
  pages: string[];
  questions: string[];
  exercises: string[];
}

/** What the progress' island is given. */
export interface ProgressProps {
  language: Language<ProgressWords>;
  chapters: ChapterParts[];
  /** Ids of the pages outside the chapters, and of all labs. */
  others: string[];
  labs: string[];
}

/** What the reader has done, with export, import, and a reset that can be undone. */
export function ProgressView({ language, chapters, others, labs }: ProgressProps) {
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
      const text = await chosen.text();
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
      <Table chapters={chapters} overview={overview.value} words={words} />
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
  chapters: readonly ChapterParts[];
  overview: Overview | null;
  words: ProgressWords;
}

function Table({ chapters, overview, words }: TableProps) {
  const entries = overview?.entries;
  const solved = (kind: 'quiz' | 'exercise', ids: readonly string[]) =>
    ids.filter((id) => (entries?.get(keyOf(kind, id)) as { isSolved?: boolean } | undefined)?.isSolved).length;
  const labs = [...(entries?.keys() ?? [])].filter((key) => key.startsWith('lab:')).length;
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
          {chapters.map(({ title, pages, questions, exercises }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              <td>{words.of(pages.filter((page) => entries?.has(`page:${page}`)).length, pages.length)}</td>
              <td>{words.of(solved('quiz', questions), questions.length)}</td>
              <td>{words.of(solved('exercise', exercises), exercises.length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.labs(labs)}</p>
      {overview !== null && overview.damaged > 0 && <p class="progress-notice">{words.damaged(overview.damaged)}</p>}
    </>
  );
}
