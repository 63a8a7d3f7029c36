/**
 * A process that runs test files, one after another, as its parent asks for them (`pool.ts`). Its
 * working directory is the copy of the project that carries the mutants.
 */
import type { Answer } from './pool.ts';
import { openReload } from './reload.ts';
import { type FileRun, runFile } from './run_file.ts';

const { reload, hasLoadedApp } = openReload(process.cwd());

// What an earlier run left behind may fail at any time. That is no fault of the run that follows.
process.on('uncaughtException', () => undefined);
process.on('unhandledRejection', () => undefined);

process.on('message', async (request: FileRun) => {
  reload(request.patch);
  const result = await runFile(request, hasLoadedApp);
  const answer: Answer = { result, memory: process.memoryUsage().rss };
  process.send?.(answer);
});
process.on('disconnect', () => process.exit());
