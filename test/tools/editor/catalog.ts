import type { App } from '../../standins/zapier/app.ts';
import { type Definition, operationAt } from '../../standins/zapier/definition.ts';
import { mappableIn } from '../../standins/zapier/mapping.ts';
import { CATCH_HOOK } from './catch_hook.ts';
import type { Operation, StepForm } from './wire.ts';

/** All that a person can choose for a step, in the definition's order: what is hidden is left out. */
export async function catalogOf(app: App): Promise<Operation[]> {
  const definition = await app.definition();
  return [
    ...operations(definition, 'trigger', 'triggers'),
    ...operations(definition, 'create', 'creates'),
    ...operations(definition, 'search', 'searches'),
    ...searchOrCreates(definition),
  ];
}

function operations(
  definition: Definition,
  type: 'trigger' | 'create' | 'search',
  folder: 'triggers' | 'creates' | 'searches',
): Operation[] {
  return Object.keys(definition[folder] ?? {}).flatMap((key): Operation[] => {
    const path = `${folder}.${key}`;
    const { noun, display, operation } = operationAt(definition, path);
    if (display.hidden) return [];
    return [
      {
        type,
        key,
        noun,
        label: display.label,
        description: display.description,
        forms: [formAt(definition, path, 'input')],
        sample: {
          record: operation.sample,
          values: mappableIn(operation.sample, operation.outputFields),
        },
      },
    ];
  });
}

const formAt = (definition: Definition, path: string, slot: StepForm['slot']): StepForm => ({
  slot,
  path,
  title: operationAt(definition, path).display.label,
});

const searchOrCreates = (definition: Definition): Operation[] =>
  Object.entries(definition.searchOrCreates ?? {}).flatMap(([key, { display, search, create }]) => {
    const path = `searches.${search}`;
    const { noun, operation } = operationAt(definition, path);
    if (display.hidden) return [];
    return [
      {
        type: 'searchOrCreate' as const,
        key,
        noun,
        label: display.label,
        description: display.description,
        forms: [
          formAt(definition, path, 'input'),
          formAt(definition, `creates.${create}`, 'createInput'),
        ],
        sample: {
          record: operation.sample,
          values: mappableIn(operation.sample, operation.outputFields),
        },
      },
    ];
  });

/** Not of the app, but of Zapier. */
export const CATCH_HOOK_OPERATION: Operation = {
  type: 'trigger',
  key: CATCH_HOOK,
  noun: 'Hook',
  label: 'Webhooks by Zapier: Catch Hook',
  description: "Triggers when something is posted to an address of Zapier's.",
  forms: [],
  sample: { record: {}, values: [] },
};
