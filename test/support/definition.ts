import { connectionOf } from '../zapier/connection.ts';
import type { Definition, OperationPath } from '../zapier/definition.ts';
import { type FormField, formFields as fieldsOf } from '../zapier/input.ts';
import { app } from './app.ts';

export type { Definition, Field } from '../zapier/definition.ts';
export type { FormField } from '../zapier/input.ts';

/** The definition of the built app. */
export const readDefinition = (): Promise<Definition> => app.definition();

/** All input fields that a person may meet in an operation of the built app. */
export const formFields = (path: OperationPath): Promise<FormField[]> =>
  fieldsOf(connectionOf(app), path);
