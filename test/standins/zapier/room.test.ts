import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';

const ROOM = new URL('./', import.meta.url);

test('the stand-in for Zapier imports nothing of the app that it runs, nor of other rooms', async () => {
  const files = (await readdir(ROOM)).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = await readFile(new URL(file, ROOM), 'utf8');
    const outside = [...text.matchAll(/(?:from|import|import\(|load\() ?'(\.\.[^']*)'/g)];
    expect([file, outside.map(([, path]) => path)]).toStrictEqual([file, []]);
  }
});
