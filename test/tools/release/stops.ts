import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/** The signals that ask a program to end: Ctrl+C, the system or a build server, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long a program has, after it was asked to end. */
const PATIENCE = 5_000;

export class Stopped extends Error {
  readonly exitCode: number;
  constructor(signal: (typeof SIGNALS)[number]) {
    super(`Stopped by ${signal}.`);
    this.exitCode = 128 + constants.signals[signal];
  }
}

/** A program to run in a folder, with its arguments. */
export type Command = {
  command: readonly [string, ...string[]];
  folder: string;
  env: NodeJS.ProcessEnv;
};

export type Stops = {
  /** @throws {Stopped} when this process was asked to end */
  check: () => void;
  /**
   * Runs a program in the terminal. It ends with this process, and all that it started with it.
   *
   * @returns whether it went well
   * @throws {Stopped} when this process was asked to end
   */
  run: (command: Command) => Promise<boolean>;
};

/**
 * From now on a signal no longer ends this process where it is: it ends the program that is running,
 * and the next step throws. So there is always time to say what happened, and to tidy up.
 */
export function watchForStops(): Stops {
  const controller = new AbortController();
  const { signal } = controller;
  for (const name of SIGNALS) process.on(name, () => controller.abort(new Stopped(name)));
  // A terminal or a pipe that is gone must not end what is still to be tidied up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

  return {
    check: () => signal.throwIfAborted(),
    async run({ command: [program, ...args], folder, env }) {
      signal.throwIfAborted();
      const child = spawn(program, args, {
        cwd: folder,
        env,
        stdio: 'inherit',
        // A group of its own, which can be ended as one: npm starts a shell, and that the tests.
        detached: process.platform !== 'win32',
      });
      let timer: NodeJS.Timeout | undefined;
      const stop = () => {
        end(child, 'SIGTERM');
        timer = setTimeout(() => end(child, 'SIGKILL'), PATIENCE);
      };
      signal.addEventListener('abort', stop);
      try {
        const code = await new Promise<number | null>((resolve, reject) => {
          child.on('error', reject);
          child.on('exit', resolve);
        });
        // What it has left running would go on in folders that are to be deleted.
        end(child, 'SIGKILL');
        signal.throwIfAborted();
        return code === 0;
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
      }
    },
  };
}

/** Sends a signal to a program and all that it has started. */
function end({ pid }: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    // Windows has no way to ask.
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // All of them are gone.
  }
}
