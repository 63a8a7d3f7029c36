import { existsSync, readFileSync } from 'node:fs';
import { isRecord, type PhpRecord } from '../../../../src/justclick/answer.ts';
import { CannotAsk, messageOf } from '../errors.ts';

/**
 * What was posted to somebody who kept it: one post to a line, as a JSON object or as the form that came.
 * @throws {CannotAsk} when it cannot be read; the message shows nothing of a line
 */
export function readPosts(file: string): PhpRecord[] {
  if (!existsSync(file)) throw new CannotAsk(`There is no file ${file} with notifications.`);
  const lines = textIn(file)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const posts = lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const post = postIn(line.trim());
    if (post) return [post];
    throw new CannotAsk(
      `Line ${index + 1} of ${file} is no post: a JSON object on one line, or a form such as id=1&email=…`,
    );
  });
  if (posts.length === 0) throw new CannotAsk(`${file} is empty. Put one post on each line.`);
  return posts;
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new CannotAsk(messageOf(error));
  }
}

function postIn(line: string): PhpRecord | undefined {
  if (!/^[[{"]/.test(line)) {
    return /^[^=&\s]+=/.test(line) ? Object.fromEntries(new URLSearchParams(line)) : undefined;
  }
  try {
    const json: unknown = JSON.parse(line);
    return isRecord(json) ? json : undefined;
  } catch {
    return undefined;
  }
}
