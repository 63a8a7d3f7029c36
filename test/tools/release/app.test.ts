import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../standins/justclick/server.ts';
import { connect } from '../../standins/zapier/built/app.ts';
import { readDefinition } from '../../standins/zapier/built/definition.ts';
import { restoreBaseUrl } from '../../support/base_url.ts';
import { releaseProblem } from './compare.ts';
import { idForm } from './pairs.ts';
import type { Snapshot } from './snapshot.ts';
import { print, readSnapshots, snapshotOfApp } from './store.ts';
import { compareVersions } from './version.ts';

restoreBaseUrl();
let app: Snapshot;
let released: Snapshot[];
let sandbox: Sandbox;
beforeAll(async () => {
  app = await snapshotOfApp();
  released = await readSnapshots();
  sandbox = await startSandbox({ orders: 30 });
});
afterAll(() => sandbox.close());

test('the app may be released as the version of package.json', () => {
  expect(released.length).toBeGreaterThan(0);
  const problem = releaseProblem(released, app);
  if (problem !== undefined) throw new Error(problem);
});

test('each version that is frozen could be released after those before it', () => {
  for (const snapshot of released) {
    const older = released.filter((other) => compareVersions(other.version, snapshot.version) < 0);
    expect(releaseProblem(older, snapshot)).toBe(undefined);
  }
});

test('the snapshot sees the fields that appear for a choice', () => {
  expect(app.operations['creates.update_order_status']?.choices?.['status=sent']).toMatchObject({
    rpo: { type: 'string' },
  });
});

test('a snapshot is written as the formatter of the project wants it', async () => {
  for (const snapshot of released) {
    const written = await readFile(new URL(`${snapshot.version}.json`, import.meta.url), 'utf8');
    expect(written).toBe(`${print(snapshot)}\n`);
  }
});

/**
 * The samples stand for the ids that Zapier has seen, so the rows of a poll have to look as they do.
 * Hidden triggers only fill dropdowns: nothing is deduplicated, and shops name their groups freely.
 */
test('the ids that triggers hand over have the form of those in the samples', async () => {
  const shop = connect(sandbox);
  const { triggers } = await readDefinition();
  const visible = Object.keys(triggers).filter((key) => !triggers[key]?.display.hidden);
  for (const key of visible) {
    const path = `triggers.${key}`;
    const { ids = {}, primary = [], inputs = {} } = app.operations[path] ?? {};
    const answers = Object.entries(inputs)
      .filter(([, { required }]) => required)
      .map(([key, { choices }]) => [key, choices?.find((choice) => choice === 'waiting')]);
    const rows = await shop.trigger(key, Object.fromEntries(answers));
    expect([path, rows.length > 0]).toStrictEqual([path, true]);
    for (const row of rows) {
      for (const field of primary) {
        const [value, sample] = [row[field], ids[field]];
        const isId = typeof value === 'string' || typeof value === 'number';
        if (!isId || sample === undefined) throw new Error(`${path} has no ${field} to compare.`);
        expect([path, field, idForm(value)]).toStrictEqual([path, field, idForm(sample)]);
      }
    }
  }
});
