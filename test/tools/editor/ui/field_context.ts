import type { FormInput } from './draft.ts';
import type { Source } from './sources.ts';

/** What a field has to know of the form that it stands in. */
export type FieldContext = {
  /** Of the operation, e.g. `creates.create_order`; undefined where no dropdown is dynamic. */
  path?: string;
  /** What the form holds, for dropdowns that depend on it. */
  input: FormInput;
  /** Changes the form as it is then, also once it is shown no more; undefined where nothing comes back. */
  change?: (changed: (before: FormInput) => FormInput) => void;
  /** What can be mapped; undefined where nothing can, as in a trigger. */
  sources?: readonly Source[];
  /** Puts a search step before this one and maps its result to where `place` says. */
  onSearchStep?: (search: string, place: Place) => void;
};

/** Puts a value into the form. */
export type Place = (input: FormInput, value: string) => FormInput;

/** Where the elements of a field are found, and what else names it. */
export type Names = { id: string; labelId: string; helpId?: string; name: string };

export const textValue = (value: unknown): string =>
  value === undefined || value === null ? '' : String(value);
