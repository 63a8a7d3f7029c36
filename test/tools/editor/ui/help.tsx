import { Markdown } from './markdown.tsx';

export function Help({ id, text }: { id: string; text: string | undefined }) {
  return (
    <div class="help" id={id}>
      {text !== undefined && <Markdown text={text} />}
    </div>
  );
}
