import ts from 'typescript';
import { GLOBALS } from './globals.ts';

/*
 * TypeScript's language service over learners' code: what the editor asks when the reader wants types checked. It runs in a worker
 * of its own, and in Node for tests.
 */

/** An error of types: a range of the code, and what is wrong there. */
interface TypeFault {
  from: number;
  to: number;
  message: string;
}

/** A name that may stand at a place of the code. */
interface TypeCompletion {
  name: string;
  kind: 'function' | 'class' | 'variable' | 'property' | 'type' | 'keyword' | 'namespace';
}

/** What is known of a name: its signature, and its documentation. */
export interface TypeNote {
  from: number;
  to: number;
  signature: string;
  documentation: string;
}

/** Answers questions about one text at a time; positions count characters from 0. */
export interface TypeService {
  check(code: string): TypeFault[];
  complete(code: string, position: number): TypeCompletion[];
  /** The signature of a completion; null when there is none. */
  describe(code: string, position: number, name: string): TypeNote | null;
  /** What is known of the name at a position; null when there is none. */
  hover(code: string, position: number): TypeNote | null;
}

const FILE = '/exercise.ts';
const MOST_COMPLETIONS = 300;
/** Readers write no types where none are needed: what has none is `any`, all else is strict. */
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  lib: ['lib.es2023.d.ts'],
  types: [],
  strict: true,
  noImplicitAny: false,
  skipLibCheck: true,
  noEmit: true,
};

/** In the labs the book calls `buildModel(tf)`: its parameter has a type though nobody writes it. */
const PARAMETER = /\bbuildModel\s*(?:=\s*(?:async\s*)?)?\(\s*tf(?=\s*\))/;
const PARAMETER_TYPE = ": typeof import('@tensorflow/tfjs')";

/**
 * Makes the service.
 * @param files declarations by path: those of JavaScript, of TensorFlow.js and of `livegrad`
 * @param messages TypeScript's own messages in another language, by their keys
 */
export function createTypeService(files: Record<string, string>, messages?: Record<string, string>): TypeService {
  let text = '';
  let version = 0;
  /** Where a type was put in, that the reader does not see; -1 when none was. */
  let insertedAt = -1;
  const all = new Map(Object.entries({ ...files, '/globals.d.ts': GLOBALS }));
  const snapshots = new Map<string, ts.IScriptSnapshot>();
  const read = (path: string) => (path === FILE ? text : all.get(path));
  const roots = [FILE, '/globals.d.ts', '/livegrad.d.ts'];
  const folders = new Set(
    [...all.keys()].flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i).join('/'))),
  );
  const service = ts.createLanguageService({
    getScriptFileNames: () => roots,
    getScriptVersion: (path) => (path === FILE ? String(version) : '1'),
    getScriptSnapshot: (path) => {
      if (path === FILE) return ts.ScriptSnapshot.fromString(text);
      const known = snapshots.get(path);
      const content = read(path);
      if (known || content === undefined) return known;
      const made = ts.ScriptSnapshot.fromString(content);
      snapshots.set(path, made);
      return made;
    },
    getCurrentDirectory: () => '/',
    getCompilationSettings: () => OPTIONS,
    getDefaultLibFileName: () => '/lib/lib.es2023.d.ts',
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    directoryExists: (path) => folders.has(path.replace(/\/$/, '')),
    getDirectories: () => [],
    ...(messages && { getLocalizedDiagnosticMessages: () => messages }),
  });

  function show(code: string): void {
    const found = PARAMETER.exec(code);
    insertedAt = found ? found.index + found[0].length : -1;
    const shown = found ? code.slice(0, insertedAt) + PARAMETER_TYPE + code.slice(insertedAt) : code;
    if (shown === text) return;
    text = shown;
    version++;
  }
  const inward = (position: number) =>
    insertedAt >= 0 && position > insertedAt ? position + PARAMETER_TYPE.length : position;
  const outward = (position: number) =>
    insertedAt >= 0 && position > insertedAt ? Math.max(insertedAt, position - PARAMETER_TYPE.length) : position;

  function noteOf(
    parts: readonly ts.SymbolDisplayPart[] | undefined,
    documentation: readonly ts.SymbolDisplayPart[] | undefined,
    span: ts.TextSpan,
  ): TypeNote {
    return {
      from: outward(span.start),
      to: outward(span.start + span.length),
      signature: ts.displayPartsToString([...(parts ?? [])]),
      documentation: ts.displayPartsToString([...(documentation ?? [])]).slice(0, 1200),
    };
  }

  return {
    check(code) {
      show(code);
      const found = [...service.getSyntacticDiagnostics(FILE), ...service.getSemanticDiagnostics(FILE)];
      return found
        .filter(({ start, category }) => start !== undefined && category === ts.DiagnosticCategory.Error)
        .map(({ start, length, messageText }) => ({
          from: outward(start!),
          to: outward(start! + (length ?? 0)),
          message: ts.flattenDiagnosticMessageText(messageText, '\n'),
        }));
    },

    complete(code, position) {
      show(code);
      const found = service.getCompletionsAtPosition(FILE, inward(position), {});
      return (found?.entries ?? [])
        .filter(({ name }) => !name.startsWith('_'))
        .slice(0, found?.isMemberCompletion ? 1000 : MOST_COMPLETIONS)
        .map(({ name, kind }) => ({ name, kind: shortKind(kind) }));
    },

    describe(code, position, name) {
      show(code);
      const found = service.getCompletionEntryDetails(
        FILE,
        inward(position),
        name,
        undefined,
        undefined,
        {},
        undefined,
      );
      return found ? noteOf(found.displayParts, found.documentation, { start: 0, length: 0 }) : null;
    },

    hover(code, position) {
      show(code);
      const found = service.getQuickInfoAtPosition(FILE, inward(position));
      return found ? noteOf(found.displayParts, found.documentation, found.textSpan) : null;
    },
  };
}

function shortKind(kind: ts.ScriptElementKind): TypeCompletion['kind'] {
  const { ScriptElementKind: Kind } = ts;
  if (kind === Kind.keyword) return 'keyword';
  if ([Kind.functionElement, Kind.memberFunctionElement, Kind.localFunctionElement].includes(kind)) return 'function';
  if (kind === Kind.classElement) return 'class';
  if ([Kind.interfaceElement, Kind.typeElement, Kind.enumElement].includes(kind)) return 'type';
  if ([Kind.moduleElement, Kind.alias].includes(kind)) return 'namespace';
  return [Kind.memberVariableElement, Kind.memberGetAccessorElement].includes(kind) ? 'property' : 'variable';
}
