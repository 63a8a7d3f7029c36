/**
 * Says whether the commit that is checked out can be released, before anything is installed or tested.
 * The first step of .github/workflows/release.yml.
 */
import { fileURLToPath } from 'node:url';
import { readCommit } from './git.ts';
import { problemsOf, versionOf } from './ready.ts';

try {
  const commit = await readCommit(fileURLToPath(new URL('../../..', import.meta.url)));
  const problems = await problemsOf(commit, { env: process.env, isRelease: true });
  if (problems.length > 0) throw new Error(problems.join('\n'));
  console.log(`${await versionOf(commit)} can be released: commit ${commit.id}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
