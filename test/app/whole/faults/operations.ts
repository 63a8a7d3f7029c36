import { type FunctionName, findFunction } from '../../../standins/justclick/functions.ts';
import { runCommand } from '../../../standins/zapier/built/app.ts';
import {
  EXAMPLES,
  type Example,
  KINDS as KINDS_OF_EXAMPLES,
  methodAt,
} from '../../../support/examples.ts';

/** What behaves alike under a fault; a section of docs/faults.md each. */
export const KINDS = {
  ...KINDS_OF_EXAMPLES,
  readBack: 'Reading back after an action',
  alone: 'An action when nothing else is answered either',
} as const;
export type Kind = keyof typeof KINDS;

export type Operation = {
  kind: Kind;
  /** The method of the app, as the platform calls it. */
  method: string;
  input?: Readonly<Record<string, unknown>>;
  /** The only function whose answers are spoilt; without it all are. */
  spoils?: FunctionName;
  /** Which of the actions it is, when its kind does not say so. */
  action?: Kind;
};

const kindsOf = (examples: readonly Example[]) => [...new Set(examples.map(({ kind }) => kind))];

/** Those that ask again, and again, until their time is over. */
export const POLLS: readonly Kind[] = kindsOf(
  EXAMPLES.filter(({ path, picks }) => path.startsWith('triggers.') && picks === undefined),
);

const ONCE = EXAMPLES.filter(({ once }) => once);

/** Those that are spoilt while they write. */
export const ACTIONS: readonly Kind[] = kindsOf(ONCE);

/** Whether it changes something in the shop. */
export const isAction = ({ method }: Pick<Operation, 'method'>): boolean =>
  method.startsWith('creates.');

/** The first function that an example calls, or a certain one if it calls that, as the sandbox spells it. */
function called({ sends }: Example, wanted = sends[0]): FunctionName | undefined {
  return wanted !== undefined && sends.includes(wanted) ? findFunction(wanted) : undefined;
}

function operationOf({ kind, path, input }: Example, spoils?: FunctionName): Operation {
  return { kind, method: methodAt(path), ...(input && { input }), ...(spoils && { spoils }) };
}

/** Every way into the app that makes a request; an action is spoilt while it writes. */
export const OPERATIONS: readonly Operation[] = [
  ...EXAMPLES.map((example) =>
    operationOf(example, example.path.startsWith('creates.') ? called(example) : undefined),
  ),
  ...ONCE.flatMap((example): Operation[] => {
    const spoils = called(example, 'getOrderDetails');
    return spoils ? [{ ...operationOf(example, spoils), kind: 'readBack' }] : [];
  }),
  ...ONCE.map(
    (example): Operation => ({ ...operationOf(example), kind: 'alone', action: example.kind }),
  ),
];

/** The methods of the built app that `OPERATIONS` has to have. */
export async function methodsOfApp(): Promise<string[]> {
  const definition = (await runCommand('definition')) as Record<string, object | undefined>;
  const performs = ['triggers', 'creates', 'searches'].flatMap((type) =>
    Object.keys(definition[type] ?? {}).map((key) => `${type}.${key}.operation.perform`),
  );
  const hydrators = Object.keys(definition.hydrators ?? {}).map((key) => `hydrators.${key}`);
  return ['authentication.test', ...performs, ...hydrators];
}
