import { type Lead, Refusal, type Store } from '../store.ts';
import { type Outcome, ok, type Settings } from './outcome.ts';
import { flag, needData, type Params, text, texts } from './params.ts';
import { date, number } from './values.ts';

/** The e-mail of a contact. Assumed: without it every function answers as AddLeadToGroup does. */
function emailOf(params: Params, name: string): string {
  const email = text(params, name).trim();
  if (email === '') throw new Refusal(100, 'email is missing');
  return email;
}

/** `rid`: one group, or an array of them. */
function groupsOf({ rid = [] }: Params): string[] {
  const names = typeof rid === 'string' ? [rid] : Object.values(rid);
  return names.flatMap((name) => (typeof name === 'string' && name !== '' ? [name] : []));
}

export function addLeadToGroup(store: Store, params: Params): Outcome {
  needData(params);
  const lead: Lead = {
    groups: groupsOf(params),
    email: emailOf(params, 'lead_email'),
    name: text(params, 'lead_name'),
    phone: text(params, 'lead_phone'),
    city: text(params, 'lead_city'),
    tag: text(params, 'tag'),
    doneurl2: text(params, 'doneurl2'),
    activation: flag(params, 'activation'),
    utm: texts(params, 'utm'),
  };
  const isPending = store.contacts.add(lead) === 'pending';
  return { error_code: 0, error_text: isPending ? 'activation email sent to subscriber' : 'ok' };
}

export function updateSubscriberData(store: Store, params: Params): Outcome {
  needData(params);
  const email = emailOf(params, 'lead_email');
  const given = (name: string) => (name in params ? text(params, name) : undefined);
  store.contacts.update(email, {
    name: given('lead_name'),
    phone: given('lead_phone'),
    city: given('lead_city'),
    tags: given('lead_tags')
      ?.split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  });
  return { error_code: 0, error_text: 'ok' };
}

export function deleteSubscribe(store: Store, params: Params): Outcome {
  needData(params);
  store.contacts.unsubscribe(emailOf(params, 'lead_email'), text(params, 'rass_name'));
  return { error_code: 0, error_text: 'ok' };
}

export function getLeadGroupStatuses(store: Store, params: Params, settings: Settings): Outcome {
  needData(params);
  const contact = store.contacts.get(emailOf(params, 'email'));
  if (!contact) throw new Refusal(500, 'subscriber not found');
  if (contact.subscriptions.length === 0) throw new Refusal(501, 'group not found');
  const groups = store.contacts.groups();
  const all = contact.subscriptions.map(({ group, status, time }) => ({ group, status, time }));
  // Contacts do not subscribe to automatic groups: these have all who are in another one.
  for (const { name } of groups.filter(
    ({ automatic }) => automatic && settings.automaticStatuses,
  )) {
    all.push({ group: name, status: 'STATUS_SUBSCRIBE', time: contact.created });
  }
  const rows = all.map(({ group, status, time }) => ({
    rass_name: group,
    rass_title: groups.find(({ name }) => name === group)?.title ?? '',
    rass_status: status,
    subscription_time: date(settings.subscriptionTime, time, settings.timeZone),
  }));
  return ok(rows);
}

export function getAllGroups(store: Store, _params: Params, settings: Settings): Outcome {
  const { automaticGroups, groupsWhenNone } = settings;
  const groups = store.contacts.groups().filter(({ automatic }) => !automatic || automaticGroups);
  if (groups.length === 0 && groupsWhenNone !== 'list') {
    return groupsWhenNone === 'null' ? ok(null) : { error_code: 0, error_text: 'ok' };
  }
  return ok(groups.map(({ name, title }) => ({ rass_name: name, rass_title: title })));
}

export function getCountSubscribe(store: Store, params: Params, settings: Settings): Outcome {
  needData(params);
  return ok(number(settings, 'count', store.contacts.count(text(params, 'group_name'))));
}
