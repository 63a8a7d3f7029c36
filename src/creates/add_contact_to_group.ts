import type { Bundle, Create, ZObject } from 'zapier-platform-core';
import {
  type Contact,
  contactOf,
  contactOutputFields,
  contactSample,
  membershipIn,
  membershipsOf,
  type Outcome,
} from '../contacts/contact.ts';
import { groupsField, requireGroups } from '../contacts/group.ts';
import { contactGroup, emailField, personFields } from '../contacts/input_fields.ts';
import { type Answer, callJustClick, type PhpParams } from '../justclick/index.ts';
import { type InputData, readText, readTexts, requireText } from '../values/input.ts';
import { readTraffic, trafficFields, trafficGroup } from '../values/traffic.ts';
import { readUrl } from '../values/url.ts';
import { readYesNo, YES_NO } from '../values/yes_no.ts';

const settingsGroup = { key: 'settings', label: 'Subscription' } as const;

const tag = {
  key: 'tag',
  label: 'Tag',
  type: 'string',
  group: settingsGroup.key,
  helpText: 'A mark of your own on this subscription.',
} as const;

const doneUrl = {
  key: 'doneurl2',
  label: 'Page After Confirmation',
  type: 'string',
  group: settingsGroup.key,
  helpText: 'Where the contact lands after confirming, such as `https://example.com/thanks`.',
} as const;

const activation = {
  key: 'activation',
  label: 'Ask for Confirmation',
  type: 'string',
  choices: YES_NO,
  group: settingsGroup.key,
  helpText:
    'Whether the contact has to confirm by email first. It has an effect on one plan only. Leave it empty for what the group is set to.',
} as const;

/** The code of AddLeadToGroup for a contact who is in all of the groups already. */
const ALREADY_THERE = 102;

/** Seconds: what adding may take, and what is left of a run's 30 to look at the contact. */
const ADD_TIMEOUT = 18;
const LOOK_TIMEOUT = 8;

/**
 * Adds a contact. Adding twice is harmless: the second time the service says "already registered" and
 * does nothing more. So when no clear answer comes, Zapier is told to run the step again, and its result
 * may then be "already there" for a contact that this step has added.
 */
async function perform(z: ZObject, bundle: Bundle): Promise<Contact> {
  const params = paramsOf(bundle.inputData);
  const answer = await callJustClick(z, bundle, 'AddLeadToGroup', params, {
    timeout: ADD_TIMEOUT,
    isStep: true,
    accepts: [ALREADY_THERE],
  });
  const groups = await lookAt(z, bundle, params.lead_email);
  return contactOf(params.lead_email, outcomeOf(answer), groups ?? params.rid.map(membershipIn));
}

/** The service tells a pending contact by its text only; texts may differ in case. */
function outcomeOf({ code, text }: Answer): Outcome {
  if (code === ALREADY_THERE) return 'already_there';
  return /activation email sent/i.test(text) ? 'waiting' : 'added';
}

/** The contact is added by now, so what cannot be looked at is left open, and is never an error. */
async function lookAt(z: ZObject, bundle: Bundle, email: string) {
  try {
    return await membershipsOf(z, bundle, email, { timeout: LOOK_TIMEOUT });
  } catch (error) {
    z.console.log(`The contact is added, but its groups could not be read: ${error}`);
    return undefined;
  }
}

type AddParams = PhpParams & { rid: string[]; lead_email: string };

/** AddLeadToGroup's parameters; fields that are empty are left out. */
const paramsOf = (input: InputData): AddParams => ({
  rid: requireGroups(input, groupsField),
  lead_email: requireText(input[emailField.key], emailField.label),
  ...readTexts(input, personFields),
  tag: readText(input[tag.key], tag.label),
  doneurl2: readUrl(input[doneUrl.key], doneUrl.label),
  activation: readYesNo(input[activation.key], activation.label),
  utm: readTraffic(input),
});

const inGroup = <Field extends object>(field: Field) => ({ ...field, group: contactGroup.key });

export default {
  key: 'add_contact_to_group',
  noun: 'Contact',
  display: {
    label: 'Add Contact to Group',
    description: 'Adds a contact to one or more groups, and makes the contact if there is none.',
  },
  operation: {
    inputFields: [
      inGroup(emailField),
      inGroup(groupsField),
      ...personFields.map(inGroup),
      tag,
      doneUrl,
      activation,
      ...trafficFields,
    ],
    inputFieldGroups: [contactGroup, settingsGroup, trafficGroup],
    perform,
    sample: contactSample('added'),
    outputFields: contactOutputFields,
  },
} satisfies Create;
