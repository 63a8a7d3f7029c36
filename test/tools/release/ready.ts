import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Commit } from './git.ts';

/** What a commit would be pushed as. */
export type Target = {
  /** The label of a snapshot, which no Zap relies on; otherwise it is the version of package.json. */
  snapshot?: string | undefined;
  env: NodeJS.ProcessEnv;
  /** Whether it has to be a release: its tag is at this commit, and those before it have theirs. */
  isRelease?: boolean;
};

/**
 * Why a commit cannot be pushed, a sentence for each reason with what to do. It is asked before anything
 * is installed or tested, so this file and what it imports need no package.
 */
export async function problemsOf(commit: Commit, target: Target): Promise<string[]> {
  const problems = [await linkProblem(commit), loginProblem(target.env)];
  if (target.snapshot === undefined) problems.push(...(await versionProblems(commit, target)));
  else problems.push(labelProblem(target.snapshot));
  return problems.filter((problem) => problem !== undefined);
}

/** @throws when package.json of the commit has no version like 1.2.3 */
export async function versionOf(commit: Commit): Promise<string> {
  const { version } = JSON.parse((await commit.read('package.json')) ?? '{}');
  if (typeof version === 'string' && /^\d+\.\d+\.\d+$/.test(version)) return version;
  throw new Error(`The version in package.json has to be like 1.2.3, and is ${version}.`);
}

async function linkProblem(commit: Commit): Promise<string | undefined> {
  const text = await commit.read('.zapierapprc');
  if (text !== undefined && hasText(text, 'id')) return undefined;
  return 'No integration on Zapier is linked: .zapierapprc has no "id" in this commit. Run npx zapier-platform link (or register, the first time), and commit .zapierapprc.';
}

function loginProblem(env: NodeJS.ProcessEnv): string | undefined {
  if (env.ZAPIER_DEPLOY_KEY) return undefined;
  const file = env.ZAPIER_AUTH_LOCATION ?? join(homedir(), '.zapierrc');
  if (existsSync(file) && hasText(readFileSync(file, 'utf8'), 'deployKey')) return undefined;
  return 'You are not logged in to Zapier. Run npx zapier-platform login, or set ZAPIER_DEPLOY_KEY.';
}

/** Whether a JSON object has a key, and something in it. */
function hasText(json: string, key: string): boolean {
  try {
    return Boolean(JSON.parse(json)[key]);
  } catch {
    return false;
  }
}

/** What the CLI takes. */
const labelProblem = (label: string) =>
  label.length <= 12 && /^[a-z\d]+(-[a-z\d]+)*$/i.test(label)
    ? undefined
    : 'The label of a snapshot has at most 12 letters and digits, with single hyphens between them.';

async function versionProblems(commit: Commit, { isRelease }: Target): Promise<string[]> {
  const version = await versionOf(commit);
  const own = commit.tags.find(({ name }) => name === `v${version}`);
  const frozen = commit.files.flatMap(
    (file) => /^test\/tools\/release\/(\d+\.\d+\.\d+)\.json$/.exec(file)?.[1] ?? [],
  );
  const problems: string[] = [];
  if (!frozen.includes(version)) {
    problems.push(
      `Version ${version} is not frozen: this commit has no test/tools/release/${version}.json. Run npm run freeze, and commit what it writes.`,
    );
  }
  if (own && !own.isHere) {
    problems.push(
      `Version ${version} is released: the tag v${version} is at another commit. Pushing this one would change it for all who use it. Raise the version first (npm version), or check out v${version}.`,
    );
  }
  const others = commit.tags.flatMap(({ name }) => /^v(\d+\.\d+\.\d+)$/.exec(name)?.[1] ?? []);
  const higher = [...others, ...frozen].filter((other) => isHigher(other, version));
  // A release that has its tag here may be pushed again, whatever came after it.
  if (!own?.isHere && higher.length > 0) {
    const highest = higher.reduce((a, b) => (isHigher(a, b) ? a : b));
    problems.push(
      `Version ${version} is not higher than ${highest}, which is there already. Raise it first (npm version).`,
    );
  }
  if (isRelease) problems.push(...tagProblems(commit, version, frozen));
  return problems;
}

function tagProblems(commit: Commit, version: string, frozen: string[]): string[] {
  const tags = commit.tags.map(({ name }) => name);
  const missing = frozen
    .filter((other) => isHigher(version, other) && !tags.includes(`v${other}`))
    .map(
      (other) =>
        `Version ${other} has no tag v${other}, so nothing keeps it from being changed. docs/deployment.md says how to set it.`,
    );
  if (tags.includes(`v${version}`)) return missing;
  return [
    ...missing,
    `This commit is version ${version}, and there is no tag v${version}. A release is the commit of its tag: git tag v${version}, then git push origin v${version}.`,
  ];
}

function isHigher(a: string, b: string): boolean {
  const [one, other] = [a, b].map((version) => version.split('.').map(Number));
  const difference = one?.map((part, index) => part - (other?.[index] ?? 0)).find((by) => by !== 0);
  return difference !== undefined && difference > 0;
}
