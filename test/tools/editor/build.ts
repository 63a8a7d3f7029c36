import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildApp } from '../../support/build.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

type Project = {
  root: string;
  build: () => void;
  say: (line: string) => void;
};

/**
 * The default export of the built app. Builds it if there is no build, or one that is older than what it
 * is made of, and says so.
 * @throws when it cannot be built
 */
export async function loadIntegration(project: Partial<Project> = {}): Promise<object> {
  const { root = ROOT, build = buildApp, say = console.log } = project;
  const built = join(root, 'dist/index.js');
  const newer = existsSync(built) ? newerThan(statSync(built).mtimeMs, root) : undefined;
  if (newer !== undefined) say(`${newer} is newer than the build. Building the app.`);
  if (!existsSync(built)) say('There is no build yet. Building the app.');
  if (newer !== undefined || !existsSync(built)) build();
  const { default: integration } = await import(pathToFileURL(built).href);
  return integration;
}

/** The newest of the files that the app is built from, if it is newer than the build. */
function newerThan(built: number, root: string): string | undefined {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join('src', name));
  const [newest] = ['index.ts', 'package.json', ...sources]
    .map((name) => ({ name, at: statSync(join(root, name)).mtimeMs }))
    .filter(({ at }) => at > built)
    .sort((a, b) => b.at - a.at);
  return newest?.name;
}
