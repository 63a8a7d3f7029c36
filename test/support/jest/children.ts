import { ChildProcess, execFileSync } from 'node:child_process';

/** Whatever a test file starts, so that a test that ends by its timeout leaves no process behind. */
const started = new Set<ChildProcess>();

// Every way to start a process without waiting for it comes through here; Node.js has no types for it.
const prototype = ChildProcess.prototype as unknown as { spawn(...given: unknown[]): unknown };
const { spawn } = prototype;
prototype.spawn = function (this: ChildProcess, ...given) {
  started.add(this);
  this.once('exit', () => started.delete(this));
  return spawn.apply(this, given);
};

/** Ends what still runs of a test file, with what it has started itself, and names it. */
export function endProcesses(): string[] {
  const running = [...started].filter(
    ({ pid, exitCode, signalCode }) =>
      pid !== undefined && exitCode === null && signalCode === null,
  );
  started.clear();
  if (running.length === 0) return [];
  const children = readChildren();
  for (const { pid = 0 } of running) {
    for (const one of [pid, ...below(pid, children)]) end(one);
  }
  return running.map(({ spawnargs }) => `the process ${spawnargs.join(' ').slice(0, 200)}`);
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended since.
  }
}

/** The processes that each process has started; none where there is no `ps`. */
function readChildren(): Map<number, number[]> {
  const children = new Map<number, number[]>();
  if (process.platform === 'win32') return children;
  for (const line of execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).split('\n')) {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  return children;
}

function below(pid: number, children: Map<number, number[]>): number[] {
  return (children.get(pid) ?? []).flatMap((child) => [child, ...below(child, children)]);
}
