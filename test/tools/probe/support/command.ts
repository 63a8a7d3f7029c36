import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import type { Account } from '../../../standins/justclick/testing.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export type Ended = {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
};

type Run = {
  /** What is typed. Default: nothing, as without a person at the keyboard. */
  input?: string;
  /** More of the environment. */
  env?: NodeJS.Dict<string>;
  /** A signal to send as soon as that has been said so many times. */
  kill?: { signal: NodeJS.Signals; at: RegExp; times?: number };
};

/** The command line of the probe, in a folder of its own for each test file. */
export function useCommand() {
  const folder = mkdtempSync(join(tmpdir(), 'probe-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  return {
    folder,

    /** Writes `.env` for an account, with what is to be different. */
    connect({ url, login, rpsKey }: Account, changed: Readonly<Record<string, string>> = {}): void {
      const settings = {
        authData_login: login,
        authData_rps_key: rpsKey,
        authData_domain: 'justclick.io',
        JUSTCLICK_BASE_URL: url,
        ...changed,
      };
      const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'`);
      writeFileSync(join(folder, '.env'), lines.join('\n'));
    },

    run(args: readonly string[], { input, env = {}, kill }: Run = {}): Promise<Ended> {
      return new Promise((resolve, reject) => {
        const child = spawn(
          process.execPath,
          ['--disable-warning=ExperimentalWarning', MAIN, ...args],
          { cwd: folder, env: { PATH: process.env.PATH, ...env } },
        );
        let stdout = '';
        let stderr = '';
        let isKilled = false;
        child.stdout.on('data', (data) => {
          stdout += data;
        });
        child.stderr.on('data', (data) => {
          stderr += data;
          if (!kill || isKilled) return;
          const said = stderr.match(new RegExp(kill.at, `${kill.at.flags}g`))?.length ?? 0;
          isKilled = said >= (kill.times ?? 1);
          if (isKilled) child.kill(kill.signal);
        });
        child.stdin.on('error', () => undefined);
        child.stdin.end(input ?? '');
        child.on('error', reject);
        child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
      });
    },
  };
}
