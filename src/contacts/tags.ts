import { type Answer, codes, type Shop } from '../justclick/index.ts';
import { fieldError, type Input } from '../values/field.ts';
import { listField } from '../values/text.ts';
import { email } from './contact.ts';

/** What people have to know of every field for tags. */
export const TAGS_HELP = 'One tag per line, or several separated by commas.';

/** Tags of a contact, each once. The service takes no comma within a tag. */
const tagsOf = (key: 'add_tags' | 'remove_tags', label: string) =>
  listField({ key, label, type: 'string', list: true, required: true, helpText: TAGS_HELP });

export const addTags = tagsOf('add_tags', 'Tags');
export const removeTags = tagsOf('remove_tags', 'Tags');

/**
 * Refusals that say that nothing had to be changed. Whether there are any is not documented. "This tag is
 * not allowed" and "there is no such contact" do not count.
 */
const SAYS_ADDED = /\balready\b|\btags? exists?\b|(?<!\p{L})уже(?!\p{L})/iu;
const SAYS_REMOVED =
  /(?:not|n't) have (?:this|that|these|such|the|any)?(?: an?)? ?tags?\b|\bno such tags?\b|\btags? (?:is|are|was|were|do|does)? ?(?:not|n't) (?:found|there|exist|set|assigned)|(?<!\p{L})нет (?:так\p{L}+ |эт\p{L}+ )?(?:тег|метк)|(?:тег|метк)\p{L}* не (?:найден|существу|установлен|назначен)/iu;

/** Codes about the contact itself: its email is empty or refused, or no contact has it. */
const ABOUT_CONTACT = codes(100, 101, 500, 801);

const saysDone =
  (words: RegExp) =>
  (answer: Answer): boolean =>
    answer.code > 8 && !ABOUT_CONTACT(answer) && words.test(answer.text.slice(0, 2000));

/** Refusals to change tags that are as they should be anyway. */
export const saysAdded = saysDone(SAYS_ADDED);
export const saysRemoved = saysDone(SAYS_REMOVED);

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
  if (tags.length === 0) throw fieldError(label, 'This is empty. Enter or map at least one tag.');
  const [name, accepts] =
    key === 'add_tags'
      ? (['addtagtolead', saysAdded] as const)
      : (['removetagfromlead', saysRemoved] as const);
  await shop.call(name, { lead_email, [key]: tags.join(',') }, { accepts });
  return { lead_email, tags };
}
