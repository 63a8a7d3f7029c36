import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { CONTROL_CALLS } from './control.ts';
import { moreFaultsTable } from './faults.ts';
import { HELP, OPTION_NAMES } from './options.ts';
import { readPersonality, settingsTable } from './personality.ts';
import { useSandboxes } from './testing.ts';

const { start } = useSandboxes();
const DOCS = readFileSync(new URL('../../../docs/sandbox.md', import.meta.url), 'utf8');

/** The examples of calls, as far as `curl` is used in them. */
const EXAMPLES = DOCS.split('\n')
  .filter((line) => line.startsWith('curl '))
  .map((line) => {
    const [, path = '', , body, post] =
      /^curl http:\/\/127\.0\.0\.1:4010(\S+)( -d '([^']+)'| (-X POST))?$/.exec(line) ?? [];
    return { line, path, method: body || post ? 'POST' : 'GET', body };
  });

describe('docs/sandbox.md', () => {
  test('has every option, as --help has', () => {
    const listed = [...DOCS.matchAll(/^\| `--([\w-]+)/gm)].map(([, name]) => name);
    expect(listed.toSorted()).toStrictEqual(OPTION_NAMES.toSorted());
    for (const name of OPTION_NAMES) expect(HELP).toContain(`\n  --${name}`);
  });

  test('has an example of every control call', () => {
    const calls = EXAMPLES.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(calls)).toStrictEqual(new Set(CONTROL_CALLS));
  });

  test('has the table of settings that settingsTable() in personality.ts makes', () => {
    expect(DOCS).toContain(settingsTable());
  });

  test('has the table of faults that moreFaultsTable() in faults.ts makes', () => {
    expect(DOCS).toContain(moreFaultsTable());
  });

  test('has an example of a personality that can be read', () => {
    const [, json = ''] = /```json\n(.*?)```/s.exec(DOCS) ?? [];
    expect(Object.keys(readPersonality(JSON.parse(json)))).toHaveLength(3);
  });

  test.each(EXAMPLES)('shows what works: $line', async ({ path, method, body }) => {
    const sandbox = await start();
    const email = 'anna@example.com';
    if (path.endsWith('/confirm')) sandbox.store.contacts.insert([{ email }]);
    sandbox.store.insertOrder({ email, goods: [{ code: 'printed-book' }] });
    const response = await fetch(sandbox.url + path, { method, ...(body && { body }) });
    expect([response.status, await response.json()]).toStrictEqual([200, expect.anything()]);
  });
});
