import { type Hydrate, lookUp } from './results.ts';

/** The results of the steps before, by the step's number. */
export type StepResults = Readonly<Record<string, unknown>>;

/** A reference to an earlier step's result, e.g. `{{123__details__items[]title}}`. */
const REFERENCE = /(\{\{\d+__[^{}]+\}\})/;
const PARTS = /^\{\{(\d+)__([^{}]+)\}\}$/;

export const isReference = (text: string): boolean => PARTS.test(text);

/** What a person typed or mapped into one field, with the references looked up. */
type Part = { text: string } | { value: unknown };

async function partsOf(text: string, results: StepResults, hydrate: Hydrate): Promise<Part[]> {
  const parts = text.split(REFERENCE).filter((part) => part !== '');
  return Promise.all(
    parts.map(async (part): Promise<Part> => {
      const [, step, path] = PARTS.exec(part) ?? [];
      if (step === undefined || path === undefined) return { text: part };
      const result = Object.hasOwn(results, step) ? results[step] : undefined;
      return { value: await lookUp(result, path, hydrate) };
    }),
  );
}

/** How Zapier writes a value into a text. Nothing is an empty text, a list is joined by commas. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOf).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const written = (part: Part): string => ('text' in part ? part.text : textOf(part.value));

/** Replaces the references in what people type or map. */
export type Filler = {
  /** In a plain field: always a text. */
  text(text: string): Promise<string>;
  /** In an entry of a list field: a list that is mapped becomes as many entries. */
  list(text: string): Promise<string[]>;
  /**
   * In a field of a line item: one value for each row of the list that is mapped, or a text where none
   * is. A text around it is repeated on each row.
   */
  column(text: string): Promise<string | string[]>;
};

export const fillerOf = (results: StepResults, hydrate: Hydrate): Filler => ({
  async text(text) {
    return (await partsOf(text, results, hydrate)).map(written).join('');
  },

  async list(text) {
    const parts = await partsOf(text, results, hydrate);
    const [only] = parts;
    return parts.length === 1 && only !== undefined && 'value' in only && Array.isArray(only.value)
      ? only.value.map(textOf)
      : [parts.map(written).join('')];
  },

  async column(text) {
    const parts = await partsOf(text, results, hydrate);
    const lists = parts.flatMap((part) =>
      'value' in part && Array.isArray(part.value) ? [part.value] : [],
    );
    if (lists.length === 0) return parts.map(written).join('');
    return Array.from({ length: Math.max(...lists.map(({ length }) => length)) }, (_, row) =>
      parts
        .map((part) =>
          'value' in part && Array.isArray(part.value) ? textOf(part.value[row]) : written(part),
        )
        .join(''),
    );
  },
});
