import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

const FAMILIES = { Inter: 'inter', 'Roboto Mono': 'roboto-mono' };
const SUBSETS = { latin: 'U+0000-024F, U+2000-206F, U+20AC', cyrillic: 'U+0400-04FF' };
const WEIGHTS = [400, 600];

/**
 * Gives a page the typefaces of the project's own packages, so that pictures of it do not depend on what is
 * installed. The page's own content security policy would not let them in: it has to be off.
 */
export async function useFonts(page: Page): Promise<void> {
  const faces = await Promise.all(
    Object.entries(FAMILIES).flatMap(([family, name]) =>
      Object.entries(SUBSETS).flatMap(([subset, range]) =>
        WEIGHTS.map(async (weight) => {
          const file = `@fontsource/${name}/files/${name}-${subset}-${weight}-normal.woff2`;
          const data = await readFile(new URL(import.meta.resolve(file)), 'base64');
          return `@font-face { font-family: "${family}"; font-weight: ${weight}; unicode-range: ${range}; src: url(data:font/woff2;base64,${data}); }`;
        }),
      ),
    ),
  );
  await page.addStyleTag({
    content: `${faces.join('\n')}\n:root { --fixed: "Roboto Mono", monospace !important; }`,
  });
  await page.evaluate(async () => {
    await Promise.all([...document.fonts].map((face) => face.load()));
  });
}
