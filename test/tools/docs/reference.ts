import {
  type Definition,
  type FormField,
  formFields,
} from '../../standins/zapier/built/definition.ts';
import { type Example, examplesOf } from '../../support/examples.ts';

/** The reference, in Markdown, made from the app's own definition. */
export async function referenceOf(definition: Definition): Promise<string> {
  const sections = [
    await section(definition, 'triggers', 'Triggers', 'A trigger starts a Zap.'),
    await section(definition, 'creates', 'Actions', 'An action does something in your shop.'),
    await section(definition, 'searches', 'Searches', 'A search finds something for later steps.'),
  ];
  const pairs = Object.values(definition.searchOrCreates).map(({ display, search, create }) =>
    [
      `### ${display.label}`,
      display.description,
      `It has the fields of **${definition.searches[search]?.display.label}** and, for when nothing is found, those of **${definition.creates[create]?.display.label}**. Its result is the same as theirs.`,
    ].join('\n\n'),
  );
  return `${[
    '# Reference',
    'This page is for developers, and for looking things up. Shop owners start with the [guide](guide.md).',
    'It lists what each trigger, action and search asks for, and what later steps of a Zap get from it. `npm run docs` makes it from the app itself.',
    '## Connection',
    table(
      ['Field', 'What to enter'],
      definition.authentication.fields.map((field) => [nameOf(field), helpOf(field)]),
    ),
    ...sections.flat(),
    '## Find or Create',
    ...pairs,
  ].join('\n\n')}\n`;
}

async function section(
  definition: Definition,
  kind: 'triggers' | 'creates' | 'searches',
  title: string,
  intro: string,
): Promise<string[]> {
  const visible = Object.values(definition[kind]).filter(({ display }) => !display.hidden);
  const operations = visible.map(async ({ key, display, operation }) => {
    const fields = await formFields(`${kind}.${key}`);
    const questions = fields.filter(({ type }) => type !== 'copy').flatMap(withChildren);
    const notes = fields.filter(({ type }) => type === 'copy').map(({ helpText = '' }) => helpText);
    return [
      `### ${display.label}`,
      `\`${key}\` · ${display.description}`,
      ...notes,
      table(
        ['Field', 'Key', 'What to enter'],
        questions.map((field) => [nameOf(field), `\`${field.key}\``, helpOf(field)]),
      ),
      examplesOf(`${kind}.${key}`).map(exampleText).join('\n\n'),
      '<details><summary>What you get</summary>',
      table(
        ['Field', 'Key', 'Type', 'Example'],
        operation.outputFields.map((field) => [
          cell(field.label ?? ''),
          `\`${field.key}\``,
          field.type ?? 'string',
          cell(exampleAt(operation.sample, field.key)),
        ]),
      ),
      `\`\`\`json\n${JSON.stringify(operation.sample, null, 2)}\n\`\`\``,
      '</details>',
    ];
  });
  return [`## ${title}`, intro, ...(await Promise.all(operations)).flat()];
}

function withChildren(field: FormField): (FormField & { line?: string })[] {
  if (field.children === undefined) return [field];
  return field.children.map((child) => ({ ...child, line: field.label ?? field.key }));
}

function nameOf(field: FormField & { line?: string }): string {
  const name = `**${cell(field.label ?? field.key)}**${field.required ? ' (required)' : ''}`;
  return field.line ? `${cell(field.line)}, each: ${name}` : name;
}

function helpOf(field: FormField): string {
  const choices = Array.isArray(field.choices)
    ? field.choices
    : Object.entries(field.choices ?? {}).map(([value, label]) => `${label} (\`${value}\`)`);
  const sentences = [
    field.shownFor && `Asked for when ${field.shownFor.label} is "${field.shownFor.choice}".`,
    field.helpText,
    field.dynamic && 'Pick it from the list of your shop.',
    choices.length > 0 && `One of: ${choices.join(', ')}.`,
    field.type === 'datetime' && 'A date and time.',
    field.type === 'number' && 'An amount.',
    field.default && `If left empty: ${field.default}.`,
    field.list && 'Takes several.',
  ];
  return cell(sentences.filter(Boolean).join(' '));
}

/** What goes in, and what the app then asks the service for. */
function exampleText({ input, sends }: Example): string {
  const functions = sends.map((name) => `\`${name}\``).join(' and ');
  return input === undefined
    ? `With its usual settings it calls ${functions} of the service.`
    : `With \`${JSON.stringify(input)}\` it calls ${functions} of the service.`;
}

/** The value in a sample that an output field's key points to: `details__items[]title`. */
function exampleAt(sample: unknown, key: string): string {
  const parts = key.split(/__|\[\]/);
  const value = parts.reduce<unknown>((at, part) => {
    const one = Array.isArray(at) ? at[0] : at;
    return typeof one === 'object' && one !== null ? Reflect.get(one, part) : undefined;
  }, sample);
  return value === null || value === undefined ? '' : String(value);
}

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
