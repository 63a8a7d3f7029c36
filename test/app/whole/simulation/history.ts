import type { Life } from './life.ts';
import type { Entry, ShopOrder } from './shop.ts';
import type { Simulation } from './simulate.ts';
import { HOUR } from './triggers.ts';

/** All that a person needs to see why a promise was broken, and to play it again: one line per event. */
export function historyOf(
  what: string,
  order: ShopOrder,
  zap: readonly Entry[],
  { seed, dateFilter, trigger, datesBack }: Simulation,
  life: Life,
): string {
  const { serviceAhead, floodLimit, releaseAfter, patience, filter, eventsPerPoll } = life;
  const title = [
    `Order ${order.id} ${what}: seed ${seed}, ${trigger ?? 'new_paid_order'}, dates mean ${dateFilter ?? 'created'}${datesBack ? ', some dated back' : ''}`,
    `  service's clock ${serviceAhead} s ahead, room for ${eventsPerPoll} of the largest events per poll,`,
    `  ${floodLimit} new rows are a flood, released after ${releaseAfter / HOUR} hours, ${patience / HOUR} hours of patience,`,
    `  for ${filter?.code ?? 'all products'}; this order has ${order.goods.join(', ')}`,
  ];
  const polls = zap.filter(
    ({ at, text }) => at >= order.made || !/^poll (failed|succeeded)/.test(text),
  );
  return [...title, ...linesOf([...polls, ...order.history])].join('\n');
}

/** In the order of time; the same text many times in a row is one line. */
function linesOf(entries: readonly Entry[]): string[] {
  const groups: (Entry & { times: number })[] = [];
  for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
    const group = groups.at(-1);
    if (group?.text === entry.text) group.times += 1;
    else groups.push({ ...entry, times: 1 });
  }
  return groups.map(({ at, text, times }) => {
    const date = new Date(at * 1000).toISOString().slice(0, 19).replace('T', ' ');
    return `  ${date}  ${text}${times > 1 ? ` (${times} times)` : ''}`;
  });
}
