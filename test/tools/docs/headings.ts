/** The headings of a page, in their order, without their marks. */
export const headingsIn = (page: string): string[] => page.match(/(?<=^#+ ).+/gm) ?? [];

/** The anchor that GitHub gives a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
