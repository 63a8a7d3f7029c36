import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

export type PageFile = { type: string; body: string | Uint8Array };

const UI = fileURLToPath(new URL('./ui/', import.meta.url));

/** The page's files by their paths, made in memory. Nothing in them comes from elsewhere. */
export async function bundlePage(title: string): Promise<ReadonlyMap<string, PageFile>> {
  // The other way to call it leaves a process running.
  const { outputFiles } = buildSync({
    entryPoints: [`${UI}main.tsx`, `${UI}style.css`],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    target: 'es2023',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  });
  const [script, style] = ['.js', '.css'].map(
    (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.contents ?? new Uint8Array(),
  );
  return new Map<string, PageFile>([
    ['/', { type: 'text/html; charset=utf-8', body: htmlOf(title) }],
    ['/main.js', { type: 'text/javascript; charset=utf-8', body: script ?? '' }],
    ['/main.css', { type: 'text/css; charset=utf-8', body: style ?? '' }],
  ]);
}

const htmlOf = (title: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title.replace(/[&<]/g, '')}: Zap editor</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/main.css">
<script type="module" src="/main.js"></script>
<body></body>
</html>
`;
