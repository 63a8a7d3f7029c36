import { LEAD_TEXTS, type LeadText, Refusal, type Store } from '../store.ts';
import type { Outcome } from './outcome.ts';
import { needData, type Params, text, wrongData } from './params.ts';

/** A write of API 2.0 gives an empty PHP array. */
const DONE: Outcome = { error_code: 0, error_text: 'ok', result: [] };

/** Ids of groups, or tags, with commas between. */
function parts(params: Params, name: string): string[] {
  const trimmed = text(params, name)
    .split(',')
    .map((part) => part.trim());
  return [...new Set(trimmed)].filter(Boolean);
}

/** The same, but something has to be there. */
function someParts(params: Params, name: string): string[] {
  const found = parts(params, name);
  if (found.length === 0) throw wrongData();
  return found;
}

function neededEmail(params: Params): string {
  needData(params);
  const email = text(params, 'lead_email').trim();
  if (email === '') throw new Refusal(100, 'email is missing');
  return email;
}

/** `UTC+03`, `+03`, `-01` or `3`: a plus that was not encoded has become a blank, and is none. */
const UTC = /^(UTC)?[+-]?(0?\d|1[0-4])$/;
const COUNTRY = /^[A-Z]{2}$/;

/** What a text has to be, where that is documented. Assumed: everything else is refused. */
function isPossible(store: Store, name: LeadText, value: string): boolean {
  if (value === '') return true;
  if (name === 'utc') return UTC.test(value);
  if (name.endsWith('_country_code')) return COUNTRY.test(value);
  if (name !== 'personal_manager') return true;
  return store.directory.managers.some(({ id }) => String(id) === value);
}

export function addUpdateLead(store: Store, params: Params): Outcome {
  needData(params);
  const texts: Partial<Record<LeadText, string>> = {};
  for (const name of LEAD_TEXTS) {
    const value = params[`lead_${name}`];
    if (value === undefined) continue;
    if (typeof value !== 'string' || !isPossible(store, name, value)) throw wrongData();
    texts[name] = value;
  }
  store.contacts.leads.save({
    email: text(params, 'lead_email').trim(),
    phone: 'lead_phone' in params ? text(params, 'lead_phone') : undefined,
    texts,
    addTags: parts(params, 'add_tags'),
    removeTags: parts(params, 'remove_tags'),
    addTo: parts(params, 'add_to_lists'),
    removeFrom: parts(params, 'remove_from_lists'),
  });
  return DONE;
}

export function addTagToLead(store: Store, params: Params): Outcome {
  store.contacts.leads.tag(neededEmail(params), someParts(params, 'add_tags'));
  return DONE;
}

/** One of the vendor's samples has `add_tags` here: a slip, which is not taken. */
export function removeTagFromLead(store: Store, params: Params): Outcome {
  store.contacts.leads.untag(neededEmail(params), someParts(params, 'remove_tags'));
  return DONE;
}

export function removeLeadFromList(store: Store, params: Params): Outcome {
  store.contacts.leads.leave(neededEmail(params), someParts(params, 'remove_from_lists'));
  return DONE;
}
