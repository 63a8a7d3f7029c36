import { fieldError, fieldsRead } from './field.ts';
import { wholeText } from './number.ts';
import { readList } from './text.ts';

/** The numeric ids of a list field, one or more to an entry; none when the field is empty. */
export const idsField = fieldsRead((value, label): string[] => {
  const ids = readList(value, label)
    .flatMap((text) => text.split(/\s+/))
    .map(wholeText);
  if (!ids.every((id) => /^\d{1,18}$/.test(id))) {
    throw fieldError(label, 'Choose from the list, or map the numeric ids of products.');
  }
  return ids;
});
