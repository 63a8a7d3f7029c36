import type { Answer, Shop } from '../justclick/index.ts';
import { fieldError, type Input } from '../values/field.ts';
import { listField } from '../values/text.ts';
import { email } from './contact.ts';

/** What people have to know of every field for tags. */
export const TAGS_HELP = 'One tag to a line, or several with commas between them.';

/** Tags of a contact, each once. The service takes no comma within a tag. */
const tagsOf = (key: 'add_tags' | 'remove_tags', label: string) =>
  listField({ key, label, type: 'string', list: true, required: true, helpText: TAGS_HELP });

export const addTags = tagsOf('add_tags', 'Tags');
export const removeTags = tagsOf('remove_tags', 'Tags');

/** Refusals that say that nothing had to be changed. Whether there are any is not documented. */
const SAYS_ADDED = /already|\bexists\b|уже/i;
const SAYS_REMOVED =
  /\btags?\b.*\b(?:not|no)\b|\b(?:not|no)\b.*\btags?\b|(?:нет|не ).*(?:тег|метк)|(?:тег|метк).*(?:нет|не )/i;

const saysDone =
  (words: RegExp) =>
  ({ code, text }: Answer): boolean =>
    code > 8 && words.test(text.slice(0, 2000));

type Tagged = { lead_email: string; tags: string[] };

/** Adds tags to a contact, or takes them away; a tag that is there, or not there, is no error. */
export async function changeTags(
  shop: Shop,
  input: Input,
  field: typeof addTags | typeof removeTags,
): Promise<Tagged> {
  const lead_email = email.read(input);
  const tags = [...new Set(field.read(input))];
  const { key, label } = field.field;
  if (tags.length === 0) throw fieldError(label, 'This is empty. Map at least one tag into it.');
  const [name, accepts] =
    key === 'add_tags'
      ? (['addtagtolead', saysDone(SAYS_ADDED)] as const)
      : (['removetagfromlead', saysDone(SAYS_REMOVED)] as const);
  await shop.call(name, { lead_email, [key]: tags.join(',') }, { accepts });
  return { lead_email, tags };
}
