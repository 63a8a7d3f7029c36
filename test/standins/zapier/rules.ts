import { type Connection, idsOf } from './connection.ts';
import { type Definition, type OperationPath, operationAt, type Throttle } from './definition.ts';
import { LIMITS } from './limits.ts';
import type { LockRequest } from './locks.ts';
import { LockSchema, ThrottleSchema } from './platform.ts';
import type { Rate } from './throttles.ts';

/** What a run is given, as far as keys may name it. */
export type KeyBundle = {
  inputData: Readonly<Record<string, unknown>>;
  authData: Readonly<Record<string, unknown>>;
  meta: Readonly<Record<string, unknown>>;
};

/** The limit on how often something may run, and which runs share it. */
export type ThrottleRule = Rate & { key: string; retries: boolean };

const isTrigger = (path: OperationPath): boolean => path.startsWith('triggers.');

/** @throws a plain error that says which rule of Zapier a definition breaks */
const refuseUnless = (isRight: boolean, path: OperationPath, why: string): void => {
  if (!isRight) throw new Error(`Zapier would not take ${path}: ${why}`);
};

/**
 * The lock that a run of an operation has to wait for, if it has one. All actions of the app with the
 * same key and scope share it.
 *
 * @throws a plain error when Zapier would not take the definition
 */
export function lockOf(
  connection: Connection,
  definition: Definition,
  path: OperationPath,
  bundle: KeyBundle,
): LockRequest | undefined {
  const { lock } = operationAt(definition, path).operation;
  if (lock === undefined) return undefined;
  const { key, scope = [], timeout = LIMITS.lockSeconds } = lock;
  refuseUnless(!isTrigger(path), path, 'only actions have a lock.');
  refuseInvalid(LockSchema.validate(lock), path);
  refuseUnless(
    timeout > 0 && timeout <= LIMITS.lockSeconds,
    path,
    `a lock is held for ${LIMITS.lockSeconds} seconds at most.`,
  );
  return { key: joined([...idsIn(connection, scope), rendered(key, bundle)]), seconds: timeout };
}

/**
 * The limit that holds for an operation: its own, or for an action that of the app. Who has the same key,
 * window, limit and scope shares it.
 *
 * @throws a plain error when Zapier would not take the definition
 */
export function throttleOf(
  connection: Connection,
  definition: Definition,
  path: OperationPath,
  bundle: KeyBundle,
): ThrottleRule | undefined {
  const { operation } = operationAt(definition, path);
  const throttle: Throttle | undefined =
    operation.throttle ?? (isTrigger(path) ? undefined : definition.throttle);
  if (throttle === undefined) return undefined;
  refuseInvalid(ThrottleSchema.validate(throttle), path);
  const { window, limit, key = '', scope = ['action', 'account'], retry } = throttle;
  refuseUnless(!isTrigger(path) || retry === undefined, path, 'retry has no effect on polls.');
  if (throttle.filter !== undefined || throttle.overrides !== undefined) {
    throw new Error(`${path}: filter and overrides are experimental, and not played here.`);
  }
  const action = scope.includes('action') ? [path] : [];
  const ids = idsIn(connection, scope);
  const parts = [window, limit, [...scope].sort(), ...action, ...ids, rendered(key, bundle)];
  return { window, limit, key: joined(parts), retries: retry ?? true };
}

function refuseInvalid({ errors }: { errors: { stack: string }[] }, path: OperationPath): void {
  refuseUnless(errors.length === 0, path, errors.map(({ stack }) => stack).join('; '));
}

const idsIn = (connection: Connection, scope: readonly string[]): string[] =>
  Object.entries(idsOf(connection)).flatMap(([kind, id]) =>
    scope.includes(kind) ? [`${kind} ${id}`] : [],
  );

const joined = (parts: readonly unknown[]): string => JSON.stringify(parts);

/** A key with what its curlies name, e.g. `{{bundle.inputData.email}}`; nothing where nothing is. */
const rendered = (key: string, bundle: KeyBundle): string =>
  key.replace(/\{\{\s*bundle\.(inputData|authData|meta)\.(\w+)\s*\}\}/g, (_curlies, part, name) => {
    const value = bundle[part as keyof KeyBundle][name] ?? '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  });
