import { readdir, readFile, stat } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { readDefinition } from '../../standins/zapier/built/definition.ts';

const ROOT = new URL('../../../', import.meta.url);
const read = (file: string) => readFile(new URL(file, ROOT), 'utf8');
const exists = (url: URL) =>
  stat(url).then(
    () => true,
    () => false,
  );

const definition = await readDefinition();
const [triggers, actions, searches, pairs] = (
  ['triggers', 'creates', 'searches', 'searchOrCreates'] as const
).map((kind) => Object.values(definition[kind]).filter(({ display }) => !display.hidden));
const VISIBLE = [
  ...(triggers ?? []).map((each) => ['Trigger', each] as const),
  ...(actions ?? []).map((each) => ['Action', each] as const),
  ...[...(searches ?? []), ...(pairs ?? [])].map((each) => ['Search', each] as const),
];

describe('what a person sees in the Zap editor', () => {
  test('has a row in the README, with its key', async () => {
    const readme = await read('README.md');
    expect(
      VISIBLE.map(([kind, { key, display }]) => `| ${kind} **${display.label}** | \`${key}\` | `)
        .filter((row) => !readme.includes(row))
        .map((row) => `Add the row "${row}… |" to "In the Zap editor" in README.md.`),
    ).toStrictEqual([]);
  });

  test('is explained in the guide', async () => {
    const guide = await read('docs/guide.md');
    expect(
      VISIBLE.map(([, { display }]) => `| **${display.label}** | `)
        .filter((row) => !guide.includes(row))
        .map(
          (row) => `Add the row "${row}… |" to "Triggers, actions and searches" in docs/guide.md.`,
        ),
    ).toStrictEqual([]);
  });
});

describe('what is in src', () => {
  const KINDS = [
    ['triggers', 'triggers'],
    ['dropdowns', 'triggers'],
    ['creates', 'creates'],
    ['searches', 'searches'],
    ['search_or_creates', 'searchOrCreates'],
  ] as const;

  test.each(KINDS)('is registered: src/%s in index.ts under %s', async (folder, kind) => {
    const forgotten: string[] = [];
    for (const file of await readdir(new URL(`src/${folder}/`, ROOT))) {
      const { default: one } = await import(new URL(`src/${folder}/${file}`, ROOT).href);
      if (one === undefined || definition[kind][one.key] !== undefined) continue;
      forgotten.push(`Add src/${folder}/${file} to ${kind} in index.ts, and run npm run build.`);
    }
    expect(forgotten).toStrictEqual([]);
  });

  test('has a test, named after its key', async () => {
    const missing: string[] = [];
    for (const kind of ['triggers', 'creates', 'searches'] as const) {
      for (const { key, display } of Object.values(definition[kind])) {
        const file = `test/app/${kind}/${key}.test.ts`;
        if (!display.hidden && !(await exists(new URL(file, ROOT)))) missing.push(`Add ${file}.`);
      }
    }
    expect(missing).toStrictEqual([]);
  });

  test('is told of in the changelog, by its label', async () => {
    const changelog = (await read('CHANGELOG.md')).replace(/\s+/g, ' ');
    expect(
      VISIBLE.map(([, { display }]) => display.label)
        .filter((label) => !changelog.includes(label))
        .map((label) => `Tell of ${label} under "Unreleased" in CHANGELOG.md.`),
    ).toStrictEqual([]);
  });
});

const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md'],
  ...(await readdir(new URL('docs/', ROOT)))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

test.each(pages)('the links of %s lead somewhere', async (page) => {
  const text = (await read(page)).replace(/^```.*?^```/gms, '');
  const links = [...text.matchAll(/(?:\]\(|(?:src|srcset)=")([^)"\s]+)/g)].map(([, to = '']) => to);
  const broken: string[] = [];
  for (const link of links.filter((to) => !/^\w+:/.test(to))) {
    const [file = '', anchor] = link.split('#');
    const url = new URL(file, new URL(page, ROOT));
    const isThere = await exists(url);
    const headings = anchor && isThere ? (await readFile(url, 'utf8')).match(/(?<=^#+ ).+/gm) : [];
    const hasAnchor = anchor === undefined || headings?.map(anchorOf).includes(anchor);
    if (!isThere || !hasAnchor) broken.push(`${page} links ${link}, and there is no such place.`);
  }
  expect(broken).toStrictEqual([]);
});

test.each(['CONTRIBUTING.md', 'README.md', 'docs/architecture.md', 'docs/testing.md'])(
  'the files that %s names are there',
  async (page) => {
    const named = [...(await read(page)).matchAll(/`((?:src|test|docs)\/[\w./-]+)`/g)];
    const missing: string[] = [];
    for (const [, file = ''] of named) {
      if (!(await exists(new URL(file, ROOT)))) {
        missing.push(`${page} names ${file}, and there is no such file.`);
      }
    }
    expect(named.length).toBeGreaterThan(5);
    expect(missing).toStrictEqual([]);
  },
);
