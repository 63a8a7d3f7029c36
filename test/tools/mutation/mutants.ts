import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { isText } from './texts.ts';

/** One small change to the app's code, which a test should notice. */
export type Mutant = {
  /** Stays the same while the line stays the same, wherever it moves in its file. */
  id: string;
  /** Under which the instrumented code knows it. */
  key: string;
  /** From the root of the project, e.g. `src/values/money.ts`. */
  file: string;
  /** From 1. */
  line: number;
  /** The kind of the change, by Stryker's name, e.g. `EqualityOperator`. */
  mutator: string;
  original: string;
  replacement: string;
};

export type Instrumented = {
  /** The sources with all mutants in them, each switched off until its key is the active one. */
  sources: { file: string; code: string }[];
  mutants: Mutant[];
  /** How many changes of texts for people were left out. */
  texts: number;
};

const quiet = () => undefined;
const log = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  fatal: quiet,
};

/** Makes Stryker's mutants of the files, which are named from `root`. */
export async function instrument(root: string, files: readonly string[]): Promise<Instrumented> {
  const sources = files.map((name) => ({
    name,
    mutate: true,
    content: readFileSync(join(root, name), 'utf8'),
  }));
  const made = await new Instrumenter(log).instrument(sources, {
    plugins: null,
    ignorers: [],
    excludedMutations: [],
  });

  const lines = new Map(sources.map(({ name, content }) => [name, content.split('\n')]));
  const seen = new Map<string, number>();
  let texts = 0;
  const mutants = made.mutants.flatMap((mutant) => {
    const { fileName: file, mutatorName: mutator, replacement, location } = mutant;
    const { start, end } = location;
    const changed = (lines.get(file) ?? []).slice(start.line, end.line + 1);
    const first = changed[0] ?? '';
    const last = changed.length - 1;
    const original = changed
      .map((line, i) => line.slice(i === 0 ? start.column : 0, i === last ? end.column : undefined))
      .join('\n');
    if (mutator === 'StringLiteral' && isText(original, first.slice(0, start.column))) {
      texts += 1;
      return [];
    }
    const column = start.column - (first.length - first.trimStart().length);
    const place = [file, mutator, first.trim(), column, original, replacement].join('\0');
    const count = seen.get(place) ?? 0;
    seen.set(place, count + 1);
    const id = createHash('sha256').update(`${place}\0${count}`).digest('hex').slice(0, 8);
    return [{ id, key: mutant.id, file, line: start.line + 1, mutator, original, replacement }];
  });
  return {
    sources: made.files.map(({ name, content }) => ({ file: name, code: content })),
    mutants,
    texts,
  };
}

/** A mutant in one line: `src/orders/find.ts:104  status === undefined → true`. */
export function describeMutant({ file, line, original, replacement }: Mutant): string {
  return `${file}:${line}  ${changeOf({ original, replacement })}`;
}

/** What a mutant changes, in one line: `status === undefined → true`. */
export function changeOf({ original, replacement }: Pick<Mutant, 'original' | 'replacement'>) {
  const brief = (code: string) => {
    const line = code.replace(/\s+/g, ' ');
    return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-25)}` : line;
  };
  return `${brief(original)} → ${brief(replacement)}`;
}
