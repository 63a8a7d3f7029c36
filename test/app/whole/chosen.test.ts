import { beforeEach, describe, expect, test } from '@jest/globals';
import { NOW, openExampleShop } from '../../standins/justclick/example_shop.ts';
import { formFields, readDefinition } from '../../standins/zapier/built/definition.ts';
import type { OperationPath } from '../../standins/zapier/definition.ts';
import { dropdownOf } from '../../standins/zapier/dropdown.ts';
import { EMAIL, EXAMPLES, PAID, RPS_KEY, WAITING } from '../../support/examples.ts';
import { useShop } from '../support/shop.ts';

/** What a person picks in a field, by its label, and what that has to come to. */
type Pick = {
  label: RegExp;
  /** What else is filled in, beside the example of the operation. */
  input?: object;
  /** The first request of this function has these parameters. */
  sends?: readonly [name: string, params: object];
  /** The first of the results has this. */
  gives?: object;
};

const CHECKLIST = /^Checklist: 12 steps/;
const CLUB = /^Клуб «Кадр»$/;
const WAITS = /^#100002 · boris@example\.com · 290\.00 · Awaiting Payment$/;
const filter: Pick = { label: CHECKLIST, sends: ['GetOrders', { goods: ['1202'] }] };

/** Each field with a dropdown of the shop's own. What is right is written down here by hand. */
const PICKS: Readonly<Record<string, Pick>> = {
  'triggers.new_order goods': filter,
  'triggers.new_paid_order goods': filter,
  'triggers.order_status_changed goods': filter,
  'triggers.order_refunded goods': filter,
  'triggers.order_canceled goods': filter,
  'triggers.order_left_unpaid goods': filter,
  // The service filters items by no code, so the app does.
  'triggers.new_paid_order_item good_name': {
    label: CHECKLIST,
    gives: { id: `${PAID}-checklist-1` },
  },
  'creates.create_order goods[]good_name': {
    label: CHECKLIST,
    sends: ['CreateOrder', { goods: [{ good_name: 'checklist' }] }],
  },
  'creates.create_order bill_kupon': {
    label: /^SPRING20$/,
    sends: ['CreateOrder', { bill_kupon: 'SPRING20' }],
  },
  'creates.update_order_status bill_id': {
    label: WAITS,
    sends: ['UpdateOrderStatus', { bill_id: WAITING }],
  },
  'creates.delete_order bill_id': { label: WAITS, sends: ['DeleteOrder', { bill_id: WAITING }] },
  'creates.add_contact_to_group rid': {
    label: CLUB,
    sends: ['AddLeadToGroup', { rid: ['super'] }],
  },
  'creates.remove_contact_from_group rass_name': {
    label: CLUB,
    sends: ['DeleteSubscribe', { rass_name: 'super' }],
  },
  'creates.add_or_update_contact add_to_lists': {
    label: CLUB,
    sends: ['addupdatelead', { add_to_lists: 'super' }],
  },
  'creates.add_or_update_contact remove_from_lists': {
    label: CLUB,
    input: { add_to_lists: [] },
    sends: ['addupdatelead', { remove_from_lists: 'super' }],
  },
  'creates.add_or_update_contact lead_personal_manager': {
    label: /^Conor O'Brien$/,
    sends: ['addupdatelead', { lead_personal_manager: '57' }],
  },
  'searches.find_order good_name': {
    label: CHECKLIST,
    input: { bill_id: '', email: EMAIL },
    gives: { id: PAID },
  },
  'searches.find_order bill_id': { label: WAITS, sends: ['GetOrderDetails', { bill_id: WAITING }] },
  'searches.find_order_from_notification id': {
    label: /^#100001 /,
    sends: ['GetOrderDetails', { bill_id: PAID }],
  },
  'searches.find_contact rass_name': { label: CLUB, gives: { lead_email: EMAIL } },
};

/** Each field into which Zapier maps what a search finds, and what is sent of it. */
const SEARCHES: Readonly<Record<string, { search: object; sends: NonNullable<Pick['sends']> }>> = {
  'creates.create_order goods[]good_name': {
    search: { product: 'Checklist: 12 steps to a first sale' },
    sends: ['CreateOrder', { goods: [{ good_name: 'checklist' }] }],
  },
  'creates.update_order_status bill_id': {
    search: { email: 'boris@example.com' },
    sends: ['UpdateOrderStatus', { bill_id: WAITING }],
  },
  'creates.delete_order bill_id': {
    search: { email: 'boris@example.com' },
    sends: ['DeleteOrder', { bill_id: WAITING }],
  },
};

type Place = { path: OperationPath; key: string; dynamic: string; search: string };

const definition = await readDefinition();
const PLACES = (
  await Promise.all(
    (['triggers', 'creates', 'searches'] as const)
      .flatMap((kind) => Object.keys(definition[kind]).map((key) => `${kind}.${key}`))
      .map(async (path) =>
        (
          await formFields(path)
        ).flatMap(({ children, ...field }) =>
          (children ?? [field]).map(({ key, dynamic = '', search = '' }): Place => {
            const name = children ? `${field.key}[]${key}` : key;
            return { path, key: name, dynamic, search };
          }),
        ),
      ),
  )
).flat();

const shop = useShop({ login: 'myshop', rpsKey: RPS_KEY, now: () => NOW });
beforeEach(() => openExampleShop(shop.sandbox));

const nameOf = ({ path, key }: Place) => `${path} ${key}`;
const rowsOf = (places: Place[]) => places.map((place) => [nameOf(place), place] as const);

/** Runs the example of an operation with a value in a field, as Zapier would hand it over. */
async function runWith({ path, key }: Place, value: unknown, more: object = {}) {
  const [kind, name = ''] = path.split('.');
  const usual = { ...EXAMPLES.find((example) => example.path === path)?.input, ...more };
  const [parent = '', child] = key.split('[]');
  const input = { ...usual, [parent]: child === undefined ? value : [{ [child]: value }] };
  shop.sandbox.requests.length = 0;
  if (kind === 'triggers') return shop.trigger(name, input);
  return kind === 'searches' ? shop.search(name, input) : [await shop.create(name, input)];
}

const sent = (name: string) =>
  shop.sandbox.requests.find((request) => request.function === name)?.params;

describe('what is picked in a dropdown', () => {
  const places = PLACES.filter(({ dynamic }) => dynamic !== '');

  test('is followed for each field that has one', () => {
    const names = [...new Set(places.map(nameOf))];
    expect(names.toSorted()).toStrictEqual(Object.keys(PICKS).toSorted());
  });

  test.each(rowsOf(places))('of %s is what the shop is asked for', async (name, place) => {
    const { label, input, sends, gives } = PICKS[name] as Pick;
    const field = { key: place.key, dynamic: place.dynamic };
    const choices = await dropdownOf(shop.connection, field);
    expect(choices.map((choice) => choice.label)).toContainEqual(expect.stringMatching(label));
    const value = choices.find((choice) => label.test(choice.label))?.value;
    const isList = /^(goods|rid|add_to_lists|remove_from_lists)$/.test(place.key);
    const isItem = place.path === 'triggers.new_paid_order_item';
    const rows = await runWith(place, isList || isItem ? [value] : value, input);
    if (sends) expect(sent(sends[0])).toMatchObject(sends[1]);
    if (gives) expect(rows).toMatchObject([gives]);
    // A value of another kind would be understood as well, after a look at the whole list each time.
    const functions = shop.sandbox.requests.map((request) => request.function);
    for (const list of ['GetAllGoods', 'GetAllGroups']) expect(functions).not.toContain(list);
  });
});

describe('what a search finds', () => {
  const places = PLACES.filter(({ search }) => search !== '');

  test('is followed into each field that takes it', () => {
    expect([...new Set(places.map(nameOf))].toSorted()).toStrictEqual(
      Object.keys(SEARCHES).toSorted(),
    );
  });

  test.each(rowsOf(places))('is what the shop is asked for by %s', async (name, place) => {
    const { search, sends } = SEARCHES[name] as (typeof SEARCHES)[string];
    const [key = '', field = ''] = place.search.split('.');
    const [found = {}] = await shop.search(key, search);
    expect(found).toHaveProperty(field);
    await runWith(place, found[field]);
    expect(sent(sends[0])).toMatchObject(sends[1]);
  });
});
