import { partsOf } from './breakable.tsx';
import type { Source } from './sources.ts';

const REFERENCE = /(\{\{\d+__[^{}]+\}\})/;

/** Whether a text maps anything from an earlier step. */
export const hasReference = (value: unknown): boolean =>
  typeof value === 'string' && REFERENCE.test(value);

/** Keeps a place for the caret between two pills. No person types it. */
const GAP = '\u200B';

/** A text with references, as nodes: each reference is a pill that is deleted as a whole. */
export function nodesOf(text: string, sources: readonly Source[]): Node[] {
  const parts = text.split(REFERENCE).filter((part) => part !== '');
  const nodes = parts.flatMap((part): Node[] =>
    REFERENCE.test(part)
      ? [document.createTextNode(GAP), pillOf(part, sources)]
      : [document.createTextNode(part)],
  );
  return hasReference(parts.at(-1)) ? [...nodes, document.createTextNode(GAP)] : nodes;
}

export function pillOf(reference: string, sources: readonly Source[]): HTMLElement {
  const pill = document.createElement('span');
  pill.className = 'pill';
  pill.contentEditable = 'false';
  pill.dataset.reference = reference;
  const { label, value, isBroken } = labelOf(reference, sources);
  if (isBroken) pill.classList.add('broken');
  const name = document.createElement('span');
  name.textContent = label;
  pill.append(name);
  if (value !== '') {
    const example = document.createElement('span');
    example.className = 'pill-value';
    example.append(
      ' ',
      ...partsOf(value).flatMap((part, at) =>
        at > 0 ? [document.createElement('wbr'), part] : [part],
      ),
    );
    pill.append(example);
  }
  return pill;
}

/** The text behind the nodes: the opposite of `nodesOf`. */
export function textOf(node: Node): string {
  if (node instanceof HTMLElement && node.dataset.reference !== undefined) {
    return node.dataset.reference;
  }
  if (node instanceof HTMLBRElement) return '\n';
  if (node instanceof Text) return (node.nodeValue ?? '').replaceAll(GAP, '');
  return [...node.childNodes].map(textOf).join('');
}

/**
 * What a person reads for a reference: the step, the value's label, and an example of it. One that leads
 * nowhere says why.
 */
export function labelOf(
  reference: string,
  sources: readonly Source[],
): { label: string; value: string; isBroken: boolean } {
  const [, id = '', path = ''] = /^\{\{(\d+)__([^{}]+)\}\}$/.exec(reference) ?? [];
  const source = sources.find((each) => each.id === id);
  const broken = (label: string) => ({ label, value: '', isBroken: true });
  if (source === undefined) return broken(`Step gone: ${path}`);
  if (source.gone !== undefined) return broken(`${source.gone}: ${path}`);
  const byPath = (each: { path: string }) => each.path === path;
  const mapped = source.values.find(byPath);
  const promised = mapped ?? source.promised.find(byPath);
  if (promised === undefined) return broken(`${source.title} has no ${path}`);
  const number = source.title.replace(/\..*$/, '');
  return {
    label: `${number}. ${promised.label}`,
    value: short(mapped?.value),
    isBroken: false,
  };
}

/** A text in which the references are written as a person reads them. */
export const readable = (text: string, sources: readonly Source[]): string =>
  text
    .split(REFERENCE)
    .map((part) => (REFERENCE.test(part) ? `[${labelOf(part, sources).label}]` : part))
    .join('');

/** A value as an example, on one line. */
export function short(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = Array.isArray(value)
    ? value.map(short).filter(Boolean).join(', ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** The pill right before the caret, if there is one: gaps do not count. */
export function pillBefore(range: Range): HTMLElement | undefined {
  const { startContainer, startOffset, collapsed } = range;
  if (!collapsed) return undefined;
  const isText = startContainer instanceof Text;
  const typed = isText ? (startContainer.nodeValue ?? '').slice(0, startOffset) : '';
  if (typed.replaceAll(GAP, '') !== '') return undefined;
  let node = isText
    ? startContainer.previousSibling
    : (startContainer.childNodes[startOffset - 1] ?? null);
  while (node instanceof Text && textOf(node) === '') node = node.previousSibling;
  return node instanceof HTMLElement && node.dataset.reference !== undefined ? node : undefined;
}

/** Takes a pill out, with the gaps around it, and puts the caret in its place. */
export function removePill(pill: HTMLElement): void {
  const isGap = (node: Node | null): node is Text => node instanceof Text && textOf(node) === '';
  while (isGap(pill.previousSibling)) pill.previousSibling.remove();
  while (isGap(pill.nextSibling)) pill.nextSibling.remove();
  const isBesidePill = [pill.previousSibling, pill.nextSibling].some(
    (node) => node instanceof HTMLElement,
  );
  const place = document.createTextNode(isBesidePill ? GAP : '');
  pill.replaceWith(place);
  getSelection()?.collapse(place, place.length);
}
