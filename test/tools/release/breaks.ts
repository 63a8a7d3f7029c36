import { isDateWithTexts } from './accepted.ts';
import { changedInputs, choicePairs, inputPairs, isMust, isWider } from './inputs.ts';
import {
  changed,
  gone,
  idForm,
  idPairs,
  operationPairs,
  outputPairs,
  pairPairs,
  sharedOperations,
} from './pairs.ts';
import type { Rule } from './rules.ts';

/**
 * What Zapier compares when a version is promoted, and stops without a new major version. See
 * https://docs.zapier.com/integrations/news/2026/version-promotion-guardrails
 */
export const ZAPIERS_BREAKS: readonly Rule[] = [
  {
    id: 'operation-removed',
    needs: 'major',
    advice: 'Zaps that use it stop. Keep its key; display.hidden hides it from new Zaps.',
    find: (before, after) => gone(operationPairs(before, after)),
  },
  {
    id: 'search-or-create-removed',
    needs: 'major',
    advice: 'Zaps that use it stop. Keep its key.',
    find: (before, after) => gone(pairPairs(before, after)),
  },
  {
    id: 'connection-type',
    needs: 'major',
    advice: 'Everyone would have to connect again. Keep the type.',
    find: ({ authentication: before }, { authentication: after }) =>
      before.type === after.type
        ? []
        : [`the connection was of type ${before.type} and is of type ${after.type}`],
  },
  {
    id: 'trigger-type',
    needs: 'major',
    advice: 'Zaps that are on run in the old way. Add a second trigger under a key of its own.',
    find: (before, after) =>
      changed(operationPairs(before, after), (was, is) => was.type !== is.type).map(
        ({ where, before, after }) => `${where} was of type ${before.type} and is ${after.type}`,
      ),
  },
  {
    id: 'input-removed',
    needs: 'major',
    advice: 'What people filled in there is dropped. Keep the field, even if it does nothing.',
    find: (before, after) => gone(inputPairs(before, after)),
  },
  {
    id: 'input-required',
    needs: 'major',
    advice: 'Zaps that left it empty stop. Keep it optional, or give it a default.',
    find: changedInputs((was, is) => !was.required && isMust(is), 'has become required'),
  },
];

const typesChanged = changedInputs(
  (was, is) => was.type !== is.type && !isWider(was, is),
  (was, is) => `was of type ${was.type} and is ${is.type}`,
);

/**
 * What Zapier's check does not see and live Zaps suffer from all the same: what is said of fields and
 * types at https://docs.zapier.com/integrations/manage/planning-changes, and what follows from
 * deduplication by primary keys.
 */
export const OUR_BREAKS: readonly Rule[] = [
  {
    id: 'required-input-added',
    needs: 'major',
    advice: 'No live Zap has a value for it. Make it optional, or give it a default.',
    find: (before, after) =>
      inputPairs(before, after)
        .filter((pair) => pair.before === undefined && isMust(pair.after))
        .map(({ where }) => `${where} is new and required`),
  },
  {
    id: 'default-removed',
    needs: 'major',
    advice: 'Zaps that left it to the default stop. Keep the default.',
    find: changedInputs(
      (was, is) => was.required === true && was.default !== undefined && isMust(is),
      'is required and has lost its default',
    ),
  },
  {
    id: 'input-type',
    needs: 'major',
    advice: 'Zapier converts by type, so live Zaps would send other values. Add a second field.',
    find: (before, after) =>
      typesChanged(before, after).filter((change) => !isDateWithTexts(before.version, change)),
  },
  {
    id: 'input-list',
    needs: 'major',
    advice: 'Live Zaps hold one value where a list is read, or the reverse. Add a second field.',
    find: changedInputs(
      (was, is) => was.list !== is.list,
      (was) => (was.list ? 'took a list and takes one value' : 'took one value and takes a list'),
    ),
  },
  {
    id: 'choice-removed',
    needs: 'major',
    advice: 'Live Zaps hold it. Keep it, and let it do the nearest thing that is right.',
    find: (before, after) => gone(choicePairs(before, after)),
  },
  {
    id: 'dropdown-source',
    needs: 'major',
    advice: 'What people picked would mean something else. Add a second field.',
    find: changedInputs(
      (was, is) =>
        was.dynamic !== undefined && is.dynamic !== undefined && was.dynamic !== is.dynamic,
      (was, is) => `was filled from ${was.dynamic} and is filled from ${is.dynamic}`,
    ),
  },
  {
    id: 'output-removed',
    needs: 'major',
    advice: 'Later steps that use it get nothing. Keep it; it may be null.',
    find: (before, after) => gone(outputPairs(before, after)),
  },
  {
    id: 'output-type',
    needs: 'major',
    advice: 'Filters and later steps go by the type. Add a second output field.',
    find: (before, after) =>
      changed(outputPairs(before, after)).map(
        ({ where, before, after }) => `${where} was of type ${before} and is ${after}`,
      ),
  },
  {
    id: 'primary-keys',
    needs: 'major',
    advice: 'Zapier would take every row for a new one: all orders of the window fire once more.',
    find: (before, after) =>
      changed(
        sharedOperations(before, after),
        (was, is) => String(was.primary) !== String(is.primary),
      ).map(
        ({ where, before, after }) =>
          `${where} had the primary keys ${before.primary} and has ${after.primary}`,
      ),
  },
  {
    id: 'id-form',
    needs: 'major',
    advice:
      'Rows that Zapier has seen would fire once more, and ids that Zaps hold find nothing. If only the sample has changed, give it an id of the old form.',
    find: (before, after) =>
      changed(idPairs(before, after), (was, is) => idForm(was) !== idForm(is)).map(
        ({ where, before, after }) => `${where} was like ${before} and is like ${after}`,
      ),
  },
  {
    id: 'search-or-create-parts',
    needs: 'major',
    advice: 'Live Zaps hold the fields of the old parts. Keep them.',
    find: (before, after) =>
      changed(pairPairs(before, after)).map(
        ({ where, before, after }) => `${where} was ${before} and is ${after}`,
      ),
  },
  {
    id: 'hydrator-removed',
    needs: 'major',
    advice: 'Runs that wait in a Delay step hold promises under its name. Keep it.',
    find: (before, after) =>
      before.hydrators
        .filter((name) => !after.hydrators.includes(name))
        .map((name) => `hydrators.${name} is gone`),
  },
];
