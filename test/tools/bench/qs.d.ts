/** The part of qs that is used; the package has no types of its own. */
declare module 'qs' {
  type Encode = (value: unknown, encode: Encode, charset: string, type: string) => string;
  const qs: {
    parse(text: string, options?: { arrayLimit?: number }): Record<string, unknown>;
    stringify(
      value: object,
      options: { format: 'RFC1738'; skipNulls: boolean; encoder: Encode },
    ): string;
  };
  export default qs;
}
