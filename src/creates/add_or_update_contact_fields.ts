import { email } from '../contacts/contact.ts';
import { readGroups } from '../contacts/group.ts';
import { TAGS_HELP } from '../contacts/tags.ts';
import type { Shop } from '../justclick/index.ts';
import { countryField } from '../values/country.ts';
import {
  type Definition,
  definitionsOf,
  fieldError,
  fieldsRead,
  type Input,
  type InputField,
  readAll,
} from '../values/field.ts';
import { codeField, digitsField, listField, readEntries, textField } from '../values/text.ts';
import { utcOffsetField } from '../values/utc_offset.ts';

/** The groups of the form; the key of each field is the service's own. */
export const groups = [
  { key: 'contact', label: 'Contact' },
  { key: 'groups', label: 'Groups and Tags', emphasize: true },
  { key: 'more', label: 'More About the Contact' },
  { key: 'shipping', label: 'Shipping Address' },
  { key: 'billing', label: 'Billing Address' },
  { key: 'messengers', label: 'Messengers' },
];

const inGroup = (group: string) => (field: Definition) => ({ ...field, group });

const contactFields = [
  textField({ key: 'lead_first_name', label: 'First Name', type: 'string', group: 'contact' }),
  textField({ key: 'lead_last_name', label: 'Last Name', type: 'string', group: 'contact' }),
  textField({ key: 'lead_middle_name', label: 'Middle Name', type: 'string', group: 'contact' }),
  digitsField({ key: 'lead_phone', label: 'Phone', type: 'string', group: 'contact' }),
] as const;

const groupEntries = fieldsRead((value, label) => readEntries(value, label));

const addToGroups = groupEntries({
  key: 'add_to_lists',
  label: 'Add to Groups',
  type: 'string',
  list: true,
  group: 'groups',
  dynamic: 'group.id.title',
  resource: 'group.id',
});

const removeFromGroups = groupEntries({
  key: 'remove_from_lists',
  label: 'Remove from Groups',
  type: 'string',
  list: true,
  group: 'groups',
  dynamic: 'group.id.title',
  resource: 'group.id',
});

const tagsField = (key: string, label: string) =>
  listField({ key, label, type: 'string', list: true, group: 'groups', helpText: TAGS_HELP });

const addTags = tagsField('add_tags', 'Add Tags');
const removeTags = tagsField('remove_tags', 'Remove Tags');

const moreFields = [
  textField({ key: 'lead_description', label: 'Description', type: 'text', group: 'more' }),
  utcOffsetField({
    key: 'lead_utc',
    label: 'Time Zone',
    type: 'string',
    group: 'more',
    helpText: 'In whole hours, such as `UTC+03` or `UTC-05`.',
  }),
  codeField({
    key: 'lead_personal_manager',
    label: 'Personal Manager',
    type: 'string',
    group: 'more',
    dynamic: 'personal_manager.id.title',
  }),
] as const;

const addressFields = (group: 'shipping' | 'billing') => {
  const key = (name: string) => `lead_${group}_${name}`;
  return [
    textField({ key: key('address_1'), label: 'Address Line 1', type: 'string', group }),
    textField({ key: key('address_2'), label: 'Address Line 2', type: 'string', group }),
    textField({ key: key('city'), label: 'City', type: 'string', group }),
    textField({ key: key('state'), label: 'State or Region', type: 'string', group }),
    digitsField({ key: key('zip'), label: 'Postal Code', type: 'string', group }),
    countryField({
      key: key('country_code'),
      label: 'Country',
      type: 'string',
      group,
      helpText: 'A two-letter code such as `US`, or the English or Russian name.',
    }),
  ];
};

const messengerFields = [
  ['lead_facebook', 'Facebook'],
  ['lead_instagram', 'Instagram'],
  ['lead_whatsapp', 'WhatsApp'],
  ['lead_telegram', 'Telegram'],
  ['lead_viber', 'Viber'],
  ['lead_vkontakte', 'VK'],
  ['lead_in', 'LinkedIn'],
].map(([key = '', label = '']) => codeField({ key, label, type: 'string', group: 'messengers' }));

/** Fields that go to the service as they are read. */
const plainFields = [
  ...contactFields,
  ...moreFields,
  ...addressFields('shipping'),
  ...addressFields('billing'),
  ...messengerFields,
];

export const inputFields = [
  inGroup('contact')(email.field),
  ...definitionsOf(contactFields),
  ...definitionsOf([addToGroups, removeFromGroups, addTags, removeTags]),
  ...definitionsOf(moreFields),
  ...definitionsOf([...addressFields('shipping'), ...addressFields('billing'), ...messengerFields]),
];

/** The output fields of what was sent. */
export const sentOutputFields = [
  ...definitionsOf([...plainFields, addToGroups, removeFromGroups, addTags, removeTags]),
].map(({ key, label }) => ({ key, label: labelOf(key, label), type: 'string' as const }));

/** Both addresses have the same labels in their groups, and output fields have no groups. */
function labelOf(key: string, label: string): string {
  if (key.startsWith('lead_shipping')) return `Shipping ${label}`;
  return key.startsWith('lead_billing') ? `Billing ${label}` : label;
}

export type ContactParams = { lead_email: string; [key: string]: string };

/**
 * The parameters of `addupdatelead`: only what is filled in, because what an empty one does is not known.
 *
 * @throws a plain error that names the field, for what cannot be read, or is to be both added and removed
 */
export async function readParams(shop: Shop, input: Input): Promise<ContactParams> {
  const lead_email = email.read(input);
  const texts = readAll(plainFields, input);
  const lists = {
    add_to_lists: await listsOf(shop, addToGroups, input),
    remove_from_lists: await listsOf(shop, removeFromGroups, input),
    add_tags: addTags.read(input),
    remove_tags: removeTags.read(input),
  };
  refuseBoth(lists.add_to_lists, lists.remove_from_lists, removeFromGroups.field.label);
  refuseBoth(lists.add_tags, lists.remove_tags, removeTags.field.label);
  const joined = Object.entries(lists).map(([key, list]) => [key, [...new Set(list)].join(',')]);
  const filled = [...Object.entries(texts), ...joined].filter(([, text]) => text);
  return { lead_email, ...Object.fromEntries(filled) };
}

/** The groups of a field. The service takes them in one text, with commas between them. */
async function listsOf(shop: Shop, field: InputField<string[]>, input: Input): Promise<string[]> {
  if (field.read(input).length === 0) return [];
  const names = await readGroups(shop, field, input);
  const odd = names.find((name) => name.includes(','));
  if (odd !== undefined) {
    throw fieldError(
      field.field.label,
      "This action can't take a group with a comma in its ID. Use Add Contact to Group.",
    );
  }
  return names;
}

function refuseBoth(added: readonly string[], removed: readonly string[], label: string): void {
  if (removed.some((one) => added.includes(one))) {
    throw fieldError(
      label,
      'You add and remove the same one. Take it out of one of the two fields.',
    );
  }
}
