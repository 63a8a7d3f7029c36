import { BadOption } from '../options.ts';
import type { Worker } from '../pool.ts';
import type { startProgress } from '../progress.ts';
import { judgeByHand, survivalOf } from './judge.ts';
import { MISTAKES } from './list.ts';

/**
 * Makes the mistakes of the list that have `part` in their names, and says which no test notices.
 *
 * @throws when there is no such mistake, or when a test fails without one
 */
export async function makeByHand(
  root: string,
  part: string,
  workers: readonly Worker[],
  progress: ReturnType<typeof startProgress>,
): Promise<{ mistakes: number; alive: number }> {
  const chosen = MISTAKES.filter(({ name }) => name.toLowerCase().includes(part.toLowerCase()));
  if (chosen.length === 0) throw new BadOption(`No mistake has "${part}" in its name.`);
  let [judged, alive] = [0, 0];
  await judgeByHand(root, chosen, workers, ({ mistake, killer }) => {
    judged += 1;
    if (killer === undefined) {
      alive += 1;
      progress.say(survivalOf(mistake));
    } else if (part !== '') {
      progress.say(`${mistake.name}\n  is noticed by ${killer.by}`);
    }
    progress.tell(`${judged} of ${chosen.length} mistakes made by hand, ${alive} not noticed`);
  });
  progress.say(`${chosen.length - alive} of ${chosen.length} mistakes made by hand were noticed.`);
  return { mistakes: chosen.length, alive };
}
