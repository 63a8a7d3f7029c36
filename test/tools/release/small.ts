import { type Ask, fixedFields } from './forms.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';

/** The smallest app in which each rule can be broken. */
export const SMALL = {
  version: '1.0.0',
  authentication: {
    type: 'custom',
    fields: [{ key: 'login', type: 'string', required: true }],
  },
  triggers: {
    new_order: {
      operation: {
        type: 'polling',
        inputFields: [{ key: 'days', type: 'integer', default: '30' }],
        sample: { id: '102937', price: 1500, utm: { source: 'letter' }, items: [{ sum: 1 }] },
        outputFields: [
          { key: 'id', type: 'string' },
          { key: 'price', type: 'number' },
        ],
      },
    },
  },
  creates: {
    create_order: {
      operation: {
        inputFields: [
          { key: 'email', type: 'string', required: true },
          { key: 'comment', type: 'text' },
          { key: 'goods', children: [{ key: 'code', type: 'string', required: true }] },
          { key: 'tags', type: 'string', list: true },
          { key: 'domain', type: 'string', required: true, default: 'io', choices: ['io', 'com'] },
          { key: 'product', type: 'string', dynamic: 'product_by_id.id.title' },
          {
            key: 'cancel',
            type: 'string',
            choices: { date: 'At a time', never: 'Never' },
            altersDynamicFields: true,
          },
          { key: 'note', type: 'copy', helpText: 'Only to read.' },
        ],
        sample: { id: 7 },
        outputFields: [{ key: 'id', type: 'number' }],
      },
    },
  },
  searches: {
    find_order: { operation: { inputFields: [{ key: 'email' }], sample: { id: '7' } } },
  },
  searchOrCreates: { find_order: { search: 'find_order', create: 'create_order' } },
  hydrators: { details: '$func$2$f$' },
};

const cancelAt = { key: 'cancel_at', type: 'datetime', required: true };
const reason = { key: 'reason', type: 'string' };

/** Beside the fixed fields, those that the choice of `cancel` makes appear. */
const ask =
  (definition: typeof SMALL, more: readonly object[]): Ask =>
  async (path, inputData) => {
    const fields = await fixedFields(definition)(path, inputData);
    if (path !== 'creates.create_order' || inputData.cancel !== 'date') return fields;
    return [...fields, cancelAt, ...more];
  };

/**
 * A snapshot of the small app.
 *
 * @param change what to put where: path to value, undefined to take away
 * @param forDate the fields, beside the required `cancel_at`, that the choice "date" makes appear
 */
export function smallSnapshot(
  change: { readonly [path: string]: unknown } = {},
  forDate: readonly object[] = [reason],
): Promise<Snapshot> {
  const definition = structuredClone(SMALL);
  for (const [path, value] of Object.entries(change)) put(definition, path.split('/'), value);
  return snapshotOf(definition, ask(definition, forDate));
}

function put(at: object, [name = '', ...rest]: string[], value: unknown): void {
  const next: unknown = Reflect.get(at, name);
  if (rest.length > 0 && typeof next === 'object' && next !== null) put(next, rest, value);
  else if (rest.length > 0) throw new Error(`The small app has nothing at "${name}".`);
  else if (value === undefined) Reflect.deleteProperty(at, name);
  else Reflect.set(at, name, value);
}
