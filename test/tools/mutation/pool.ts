import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FileResult, FileRun } from './run_file.ts';

/** What came of a run: its result, or why there is none. */
export type Ending =
  | { kind: 'done'; result: FileResult }
  | { kind: 'timeout' }
  | { kind: 'crash'; message: string };

/** What a worker sends: `memory` is how many bytes it has. */
export type Answer = { result: FileResult; memory: number };

/** Modules are never unloaded, so a process is replaced when it has this many bytes. */
const MOST_MEMORY = 1.5 * 1024 ** 3;

/** A process for test runs, one at a time. It is replaced when it hangs, ends or has grown. */
export class Worker {
  readonly #folder: string;
  #process: ChildProcess | undefined;

  /** @param folder the copy of the project that carries the mutants */
  constructor(folder: string) {
    this.#folder = folder;
  }

  async run(request: FileRun, milliseconds: number): Promise<Ending> {
    const child = this.#process ?? this.#start();
    this.#process = child;
    let timer: NodeJS.Timeout | undefined;
    let memory = 0;
    const ending = await new Promise<Ending>((resolve) => {
      timer = setTimeout(() => resolve({ kind: 'timeout' }), milliseconds);
      child.once('message', (answer: Answer) => {
        memory = answer.memory;
        resolve({ kind: 'done', result: answer.result });
      });
      child.once('exit', (code, signal) =>
        resolve({ kind: 'crash', message: `The process ended with ${signal ?? `code ${code}`}.` }),
      );
      child.send(request);
    });
    clearTimeout(timer);
    child.removeAllListeners('message').removeAllListeners('exit');
    if (ending.kind !== 'done' || memory > MOST_MEMORY) this.stop();
    return ending;
  }

  stop(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }

  #start(): ChildProcess {
    return fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [], {
      cwd: this.#folder,
      // As Jest sets it: the platform logs each run otherwise.
      env: { ...process.env, NODE_ENV: 'test', JUSTCLICK_MUTATION: 'on' },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }
}
