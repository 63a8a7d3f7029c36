import { lexer, type Token } from 'marked';
import type { ComponentChildren } from 'preact';

/**
 * Markdown as nodes of the page. Tokens are rendered one by one, so that HTML in a text stays text, and
 * a link leads to http(s) only.
 */
export function Markdown({ text }: { text: string }) {
  return <>{lexer(text).map(block)}</>;
}

const inner = (token: Token): ComponentChildren =>
  'tokens' in token && token.tokens ? token.tokens.map(inline) : textOf(token);

const textOf = (token: Token): string => ('text' in token ? decoded(token.text) : token.raw);

/** The lexer leaves entities as they are. */
const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function block(token: Token): ComponentChildren {
  switch (token.type) {
    case 'space':
      return null;
    case 'code':
      return <pre>{token.text}</pre>;
    case 'list': {
      const items = token.items.map((item: Token) => <li>{inner(item)}</li>);
      return token.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'heading':
      return (
        <p>
          <strong>{inner(token)}</strong>
        </p>
      );
    case 'html':
      return <p>{token.raw}</p>;
    default:
      return <p>{inner(token)}</p>;
  }
}

function inline(token: Token): ComponentChildren {
  switch (token.type) {
    case 'strong':
      return <strong>{inner(token)}</strong>;
    case 'em':
      return <em>{inner(token)}</em>;
    case 'codespan':
      return <code>{textOf(token)}</code>;
    case 'br':
      return <br />;
    case 'link':
      return /^https?:/.test(token.href) ? (
        <a href={token.href} target="_blank" rel="noreferrer">
          {inner(token)}
        </a>
      ) : (
        token.raw
      );
    case 'html':
      return token.raw;
    case 'image':
      return token.text;
    default:
      return inner(token);
  }
}
