import { connectionOf } from '../connection.ts';
import type { Definition, OperationPath } from '../definition.ts';
import { type FormField, formFields as fieldsOf } from '../input.ts';
import { app } from './app.ts';

export type { Definition, Field } from '../definition.ts';
export type { FormField } from '../input.ts';

/** The definition of the built app. */
export const readDefinition = (): Promise<Definition> => app.definition();

/** All input fields that a person may meet in an operation of the built app. */
export const formFields = (path: OperationPath): Promise<FormField[]> =>
  fieldsOf(connectionOf(app), path);
