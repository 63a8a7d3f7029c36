/** A numeric id of a product, as a dropdown or an earlier step gives it: `1201`, `1201.0`; else undefined. */
export const idIn = (text: string): string | undefined =>
  /^(\d{1,18})(?:[.,]0{1,2})?$/.exec(text)?.[1];
