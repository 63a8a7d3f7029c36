import { expect, test } from '@jest/globals';
import { formFields, readDefinition } from '../../standins/zapier/built/definition.ts';
import { mappableIn } from '../../standins/zapier/mapping.ts';

const { triggers } = await readDefinition();
const ALL = Object.entries(triggers);

test('people see seven triggers, the others only fill dropdowns', () => {
  const hidden = (isHidden: boolean) =>
    ALL.filter(([, { display }]) => Boolean(display.hidden) === isHidden).map(([key]) => key);
  expect(hidden(false).sort()).toStrictEqual([
    'new_order',
    'new_paid_order',
    'new_paid_order_item',
    'order_canceled',
    'order_left_unpaid',
    'order_refunded',
    'order_status_changed',
  ]);
  expect(hidden(true).sort()).toStrictEqual([
    'coupon',
    'group',
    'personal_manager',
    'product_by_code',
    'product_by_id',
    'recent_order',
  ]);
});

test.each(ALL)('%s is polled, and goes by its key and its label', (key, trigger) => {
  expect(trigger).toMatchObject({ key, operation: { type: 'polling' } });
  expect(trigger.display.label).toMatch(/^[A-Z]/);
});

test.each(ALL)('%s is remembered by its number, and by its status where that counts', (key) => {
  const fields = triggers[key]?.operation.outputFields ?? [];
  const primary = fields.filter((field) => field.primary).map((field) => field.key);
  const isByStatus = /^order_(status_changed|refunded|canceled)$/.test(key);
  expect(primary).toStrictEqual(isByStatus ? ['id', 'pay_status'] : []);
});

const TYPES = { string: 'string', datetime: 'string', number: 'number', boolean: 'boolean' };

test.each(ALL)(
  'the sample of %s has what its output fields name, each in its type',
  (_key, { operation }) => {
    const { sample, outputFields = [] } = operation;
    const found = mappableIn(sample);
    expect(outputFields.map(({ key }) => key)).toStrictEqual(found.map(({ path }) => path));
    for (const [index, { value }] of found.entries()) {
      const { type } = outputFields[index] ?? {};
      const values = [value].flat().filter((one) => one !== null);
      const types = new Set(values.map((one) => typeof one));
      if (values.length > 0) expect(types).toStrictEqual(new Set([TYPES[type as 'string']]));
      expect(values).not.toContain('');
    }
  },
);

test.each([
  ['new_order', ['goods', 'look_back_days']],
  ['new_paid_order', ['goods', 'look_back_days']],
  ['new_paid_order_item', ['good_name', 'look_back_days']],
  ['order_left_unpaid', ['hours', 'goods', 'look_back_days']],
  ['order_status_changed', ['pay_status', 'goods', 'look_back_days']],
  ['group', []],
])('the form of %s asks for %j', async (key, fields) => {
  const form = await formFields(`triggers.${key}` as Parameters<typeof formFields>[0]);
  expect(form.map((field) => field.key)).toStrictEqual(fields);
});
