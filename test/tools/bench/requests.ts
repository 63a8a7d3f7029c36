import { strict as assert } from 'node:assert';
import { openExampleShop } from '../../standins/justclick/example_shop.ts';
import { startSandbox } from '../../standins/justclick/server.ts';
import { LOGIN, RPS_KEY } from '../../standins/justclick/service.ts';
import type { Definition } from '../../standins/zapier/definition.ts';
import { EXAMPLES, type Example, examplesOf, methodAt } from '../../support/examples.ts';
import type { Figure } from './figure.ts';
import { type Call, takeSample } from './sample.ts';

/** What Zapier calls for one step, and what that may send. */
export type Count = Pick<Example, 'name' | 'sends' | 'because'> & {
  calls: readonly Call[];
  /** Whether that is so in a shop without orders and contacts. */
  isEmpty: boolean;
  /** Whether the step halts. */
  halts?: true;
};

const callOf = ({ path, input }: Pick<Example, 'path' | 'input'>): Call => ({
  method: methodAt(path),
  inputData: { ...input },
});

/** All that may send something: every example, and each find-or-create when there is nothing to find. */
export function countsOf({ searchOrCreates }: Pick<Definition, 'searchOrCreates'>): Count[] {
  const pairs = Object.values(searchOrCreates).map(({ display, search, create }): Count => {
    const [created] = examplesOf(`creates.${create}`);
    const [first, ...others] = examplesOf(`searches.${search}`);
    const searched = others.at(-1) ?? first;
    return {
      name: `${display.label}, when there is none`,
      calls: [callOf(searched), callOf(created)],
      sends: [...searched.sends.slice(0, 1), ...created.sends],
      because: 'a search that finds nothing, and then the action',
      isEmpty: true,
    };
  });
  const each = EXAMPLES.map((example): Count => {
    const { name, sends, because } = example;
    return { name, sends, because, calls: [callOf(example)], isEmpty: false };
  });
  const [{ input }] = examplesOf('searches.find_order_from_notification');
  const forged: Count = {
    name: 'Find Order from Notification, of a forged one',
    calls: [
      callOf({
        path: 'searches.find_order_from_notification',
        input: { ...input, hash: '0'.repeat(32) },
      }),
    ],
    sends: [],
    because: 'what cannot be verified costs nothing',
    isEmpty: false,
    halts: true,
  };
  return [...each, forged, ...pairs];
}

/** The sandbox names functions in one spelling, and lists that are asked for at once have no order. */
const comparable = (names: readonly string[]) =>
  names
    .map((name) => name.toLowerCase())
    .toSorted()
    .join();

/** Counts what everything in an unpacked build sends. */
export async function countRequests(
  wrapper: string,
  definition: Pick<Definition, 'searchOrCreates'>,
): Promise<Figure[]> {
  const sandbox = await startSandbox({ login: LOGIN, rpsKey: RPS_KEY });
  const figures: Figure[] = [];
  try {
    for (const { name, calls, sends, because, isEmpty, halts } of countsOf(definition)) {
      if (isEmpty) sandbox.reset();
      else openExampleShop(sandbox);
      for (const call of calls) {
        const sample = takeSample(wrapper, sandbox.url, { call, times: 1 });
        if (halts) await assert.rejects(sample, /HaltedError/);
        else await sample;
      }
      const sent = sandbox.requests.map((request) => request.function);
      figures.push({
        measure: `requests: ${name}`,
        floor: because,
        result: `${sent.length}`,
        aim: `exactly ${sends.length}`,
        isMet: comparable(sent) === comparable(sends),
      });
    }
    return figures;
  } finally {
    await sandbox.close();
  }
}
