import { fieldError, fieldsRead, shorten } from './field.ts';
import { readCode } from './text.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Names that people write, but that no list has. */
const OTHER_NAMES = {
  usa: 'US',
  uk: 'GB',
  england: 'GB',
  рф: 'RU',
  сша: 'US',
  'south korea': 'KR',
};

/** Codes with a name that are not countries to send a parcel to, and islands without a code of their own. */
const NO_COUNTRIES = /^(?:AC|CP|CQ|DG|EA|EU|EZ|IC|QO|TA|UN|XA|XB|ZZ)$/;

let codesByName: ReadonlyMap<string, string> | undefined;

/** The codes of all countries by themselves and by their English and Russian names, made when it is used. */
function codesOfCountries(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>(Object.entries(OTHER_NAMES));
  for (const language of ['en', 'ru']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of LETTERS.flatMap((one) => LETTERS.map((other) => one + other))) {
      const name = names.of(code);
      if (name === undefined || NO_COUNTRIES.test(code)) continue;
      // What ISO 3166 has given up (SU) is known by another code now.
      if (new Intl.Locale(`und-${code}`).region !== code) continue;
      codes.set(code.toLowerCase(), code);
      if (!codes.has(name.toLowerCase())) codes.set(name.toLowerCase(), code);
    }
  }
  return codes;
}

/** A country as its code of two letters (ISO 3166), also taken by its name; undefined when it is empty. */
export const countryField = fieldsRead((value, label): string | undefined => {
  const text = readCode(value, label);
  if (text === undefined) return undefined;
  codesByName ??= codesOfCountries();
  const code = codesByName.get(text.toLowerCase().replace(/\s+/g, ' '));
  if (code === undefined) {
    throw fieldError(
      label,
      `"${shorten(text)}" is not a country. Write a two-letter code such as US, or the English or Russian name.`,
    );
  }
  return code;
});
