/** `npm run test:deep`: all that `npm test` does, with all of the random cases. Options go on to Jest. */
import { spawnSync } from 'node:child_process';
import { npmCommand } from './npm.ts';

const [npm, ...args] = npmCommand('test', '--', ...process.argv.slice(2));
const env = { ...process.env, JUSTCLICK_TESTS: 'all' };
const { status, error } = spawnSync(npm, args, { stdio: 'inherit', env });
if (error) console.error(error.message);
process.exitCode = status ?? 1;
