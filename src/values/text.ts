import { fieldError, fieldsRead } from './field.ts';

/** The text of a field, without the spaces around it; undefined when it is empty. */
export function readText(value: unknown, label: string): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (!['string', 'number', 'boolean'].includes(typeof value)) {
    throw fieldError(label, 'This takes one text. Map a single value into it.');
  }
  return String(value).trim() || undefined;
}

/** The texts of a list field, one or more to an entry, `photo-course, checklist`; no empty ones. */
export const readList = (value: unknown, label: string): string[] =>
  (Array.isArray(value) ? value : [value])
    .flatMap((item) => readText(item, label)?.split(/[,;\n]/) ?? [])
    .flatMap((text) => text.trim() || []);

export const textField = fieldsRead(readText);
export const listField = fieldsRead(readList);
