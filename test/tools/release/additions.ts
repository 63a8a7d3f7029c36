import { changedInputs, choicePairs, inputPairs, isMust, isWider } from './inputs.ts';
import { added, operationPairs, outputPairs, pairPairs } from './pairs.ts';
import type { Rule } from './rules.ts';

/** Changes that live Zaps can bear, and that make a version a minor one. */
export const ADDITIONS: readonly Rule[] = [
  {
    id: 'operation-added',
    needs: 'minor',
    find: (before, after) => [
      ...added(operationPairs(before, after)),
      ...added(pairPairs(before, after)),
    ],
  },
  {
    id: 'input-added',
    needs: 'minor',
    advice: 'Live Zaps leave it empty. Empty has to mean what they do today.',
    find: (before, after) => added(inputPairs(before, after).filter(({ after }) => !isMust(after))),
  },
  {
    id: 'input-widened',
    needs: 'minor',
    advice:
      'Live Zaps send what they sent, but Zapier no longer converts it. The code has to read all that the conversion read.',
    find: changedInputs(
      (was, is) => was.type !== is.type && isWider(was, is),
      (was, is) => `was of type ${was.type} and takes any ${is.type}`,
    ),
  },
  {
    id: 'input-eased',
    needs: 'minor',
    find: changedInputs((was, is) => isMust(was) && !isMust(is), 'may be left empty'),
  },
  {
    id: 'choices-freed',
    needs: 'minor',
    find: changedInputs(
      (was, is) => (was.choices === undefined) !== (is.choices === undefined),
      (was) => (was.choices === undefined ? 'has choices now' : 'has no choices any more'),
    ),
  },
  {
    id: 'choice-added',
    needs: 'minor',
    find: (before, after) => added(choicePairs(before, after)),
  },
  {
    id: 'default-changed',
    needs: 'minor',
    advice: 'Zaps that leave it empty do something else from now on. The changelog has to say so.',
    find: changedInputs(
      (was, is) => was.default !== is.default && !isMust(was) && !isMust(is),
      (was, is) => `had the default ${was.default ?? '(none)'} and has ${is.default ?? '(none)'}`,
    ),
  },
  {
    id: 'output-added',
    needs: 'minor',
    find: (before, after) => added(outputPairs(before, after)),
  },
];
