import { readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { anchorOf, headingsIn } from './headings.ts';

const read = (file: string) => readFile(new URL(`../../../docs/${file}`, import.meta.url), 'utf8');

const english = await read('guide.md');
const russian = await read('guide.ru.md');

/** What has to be the same in both guides: what a person would miss if only one of them had it. */
const SHAPES: Record<string, (guide: string) => unknown> = {
  'headings, by their levels': (guide) => levelsIn(guide),
  'paragraphs, lists and tables under each heading': (guide) =>
    sectionsIn(guide).map((section) => ({
      steps: (section.match(/^1\. |^[2-9]\. /gm) ?? []).length,
      points: (section.match(/^- /gm) ?? []).length,
      tableRows: (section.match(/^ *\|/gm) ?? []).length,
      pictures: (section.match(/<img /g) ?? []).length,
    })),
  'columns of the tables': (guide) =>
    (guide.match(/^ *\|(?: --- \|)+$/gm) ?? []).map((line) => line.trim()),
  'files and pages that are linked': (guide) =>
    linksIn(guide)
      .map((to) => to.replace(/^guide(?:\.ru)?\.md$/, 'the other guide'))
      .filter((to) => !to.startsWith('#')),
  'places within the page that are linked, by the number of their heading': (guide) =>
    linksIn(guide)
      .filter((to) => to.startsWith('#'))
      .map((to) => headingsIn(guide).map(anchorOf).indexOf(to.slice(1))),
  'labels of the app in its three tables': (guide) => guide.match(/^\| \*\*[A-Z][\w ]+\*\*/gm),
};

describe('the two guides for shop owners have the same', () => {
  test.each(Object.entries(SHAPES))('%s', (_what, shapeOf) => {
    expect(shapeOf(russian)).toStrictEqual(shapeOf(english));
  });
});

test('each recipe of both says which plan of Zapier it needs, and has steps', () => {
  for (const [guide, words] of [
    [english, '**Zapier plan:** '],
    [russian, '**Тариф Zapier:** '],
  ] as const) {
    const recipes = recipesIn(guide);
    expect(recipes.length).toBeGreaterThan(10);
    const lacking = recipes.filter(
      (recipe) => !recipe.includes(`\n${words}`) || !recipe.includes('\n1. '),
    );
    expect(lacking).toStrictEqual([]);
  }
});

function levelsIn(guide: string): number[] {
  return (guide.match(/^#+(?= )/gm) ?? []).map((marks) => marks.length);
}

function sectionsIn(guide: string): string[] {
  return guide.split(/^(?=#+ )/m);
}

/** The sections of the third level within the fifth of the second, which is that of the recipes. */
function recipesIn(guide: string): string[] {
  const [, , , , , recipes = ''] = guide.split(/^(?=## )/m);
  return recipes.split(/^(?=### )/m).slice(1);
}

function linksIn(guide: string): string[] {
  return [...guide.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to);
}
