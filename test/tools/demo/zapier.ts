import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadApp } from '../../standins/zapier/app.ts';
import { connectionOf } from '../../standins/zapier/connection.ts';
import { runStep, type Step, type StepRun } from '../../standins/zapier/step.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const CLI = join(ROOT, 'node_modules/zapier-platform-cli/src/bin/run');

export type Invoked = { ok: true; result: unknown } | { ok: false; message: string };

/**
 * The platform's own CLI, run on the built app as Zapier runs it. It reads the connection from a
 * file `.env` in its working folder, which outranks the environment; so it gets a folder of its
 * own, and yours is left alone.
 */
export async function openZapier() {
  const folder = await mkdtemp(join(tmpdir(), 'justclick-demo-'));
  await symlink(join(ROOT, 'dist'), join(folder, 'dist'), 'junction');
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const file of ['package.json', '.zapierapprc'])
    await cp(join(ROOT, file), join(folder, file));
  const { default: built } = await import(new URL('../../../dist/index.js', import.meta.url).href);
  let connection = connectionOf(loadApp(built));

  return {
    /** Sets the environment and the connection's fields for the calls that follow. */
    async connect(baseUrl: string, fields: Record<string, string>): Promise<void> {
      process.env.JUSTCLICK_BASE_URL = baseUrl;
      connection = connectionOf(connection.app, fields);
      const lines = Object.entries(fields).map(([key, value]) => `authData_${key}='${value}'`);
      await writeFile(
        join(folder, '.env'),
        [`JUSTCLICK_BASE_URL=${baseUrl}`, ...lines, ''].join('\n'),
      );
    },

    /** Runs `zapier-platform invoke TYPE KEY`, without a question asked. */
    invoke(type: string, key: string, inputData: object = {}): Promise<Invoked> {
      const input = type === 'auth' ? [] : ['--inputData', JSON.stringify(inputData)];
      return new Promise((resolve) => {
        execFile(
          process.execPath,
          [CLI, 'invoke', type, key, '--non-interactive', ...input],
          {
            cwd: folder,
            timeout: 60_000,
            env: { ...process.env, DISABLE_ZAPIER_ANALYTICS: '1', NO_COLOR: '1' },
          },
          (error, stdout, stderr) => resolve(outcomeOf(error, stdout, stderr)),
        );
      });
    },

    /** Runs a step of a kind that the CLI cannot invoke: through the stand-in for Zapier. */
    runStep: (step: Step): Promise<StepRun> => runStep(connection, step),

    close: () => rm(folder, { recursive: true, force: true }),
  };
}

function outcomeOf(error: Error | null, stdout: string, stderr: string): Invoked {
  if (error !== null) return { ok: false, message: errorOf(stderr) || error.message };
  const lines = stdout.split('\n');
  // What the app logs, such as the line of a poll, stands before the result.
  for (const start of lines.keys()) {
    const result = parse(lines.slice(start).join('\n'));
    if (result !== undefined) return { ok: true, result };
  }
  return { ok: false, message: `The CLI printed no result: ${stdout}` };
}

/** Undefined when the text is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The sentence a person would see, out of the frame and the history that the CLI puts around it. */
function errorOf(stderr: string): string {
  const text = stderr.replace(/^ ›\s*/gm, '').replace(/\s+/g, ' ');
  // A plain error reaches the CLI as JSON with a code, which the Zap editor does not show.
  const plain = /\{"message":".*?","code":"[^"]*"\}/.exec(text)?.[0];
  if (plain !== undefined) return (JSON.parse(plain) as { message: string }).message;
  return /Error: (.*?)(?= What happened:|$)/.exec(text)?.[1] ?? text.trim();
}
