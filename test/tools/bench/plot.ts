/** A line of a plot. Colors are numbers, so that light and dark can each have their own. */
export type Line = {
  name: string;
  color: 1 | 2 | 3;
  isDashed?: boolean;
  points: readonly { x: number; y: number }[];
};

export type Panel = {
  title: string;
  lines: readonly Line[];
  /** Where something ends, drawn across. */
  limit?: { y: number; name: string };
  /** A value of the y axis as people read it. */
  format: (y: number) => string;
};

export type Plot = {
  title: string;
  /** For whoever cannot see it. */
  description: string;
  xName: string;
  formatX: (x: number) => string;
  panels: readonly Panel[];
};

const WIDTH = 340;
/** Where the axes of a panel are; below them stand the names of the ticks and of the lines. */
const BOX = { left: 64, top: 44, right: WIDTH - 32, bottom: 264 };
const LEGEND_TOP = BOX.bottom + 68;
const LEGEND_LINE = 19;

/** An SVG with both axes logarithmic: the panels side by side, in light or dark as the reader has it. */
export function svgOf({ title, description, xName, formatX, panels }: Plot): string {
  const legend = Math.max(...panels.map(({ lines }) => lines.length)) * LEGEND_LINE;
  const [width, height] = [WIDTH * panels.length, LEGEND_TOP + legend];
  const drawn = panels.map(
    (panel, index) =>
      `<g transform="translate(${index * WIDTH} 0)">\n${drawPanel(panel, xName, formatX)}\n</g>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>${STYLE}</style>
<rect class="paper" width="${width}" height="${height}" rx="6"/>
${drawn.join('\n')}
</svg>
`;
}

/** The picture has paper of its own, so it can be read on a page of either kind. */
const STYLE = `
svg { --paper: #ffffff; --ink: #1f2328; --grid: #d8dee4; --limit: #b3261e; --1: #0550ae; --2: #bc4c00; --3: #1a7f37 }
@media (prefers-color-scheme: dark) {
  svg { --paper: #0d1117; --ink: #e6edf3; --grid: #30363d; --limit: #ff8b80; --1: #79c0ff; --2: #ffa657; --3: #7ee787 }
}
.paper { fill: var(--paper) }
text { fill: var(--ink); font: 13px system-ui, sans-serif }
.title { font-weight: 600; font-size: 15px }
.grid { stroke: var(--grid) }
.limit { stroke: var(--limit); stroke-width: 1.5 }
.limit-name { fill: var(--limit) }
.line { fill: none; stroke-width: 2.5; stroke-linejoin: round }
.dashed { stroke-dasharray: 5 5 }
.c1 { stroke: var(--1) } .c2 { stroke: var(--2) } .c3 { stroke: var(--3) }
circle { fill: var(--paper); stroke-width: 2 }
`;

function drawPanel(
  { title, lines, limit, format }: Panel,
  xName: string,
  formatX: (x: number) => string,
): string {
  const points = lines.flatMap((line) => line.points);
  const x = axisOf(
    points.map((point) => point.x),
    [BOX.left, BOX.right],
  );
  const y = axisOf(
    [...points.map((point) => point.y), ...(limit ? [limit.y] : [])],
    [BOX.bottom, BOX.top],
  );
  const { left, right, bottom } = BOX;
  const text = (at: number, level: number, what: string, more = '') =>
    `<text x="${round(at)}" y="${round(level)}"${more}>${escaped(what)}</text>`;
  const stroke = (name: string, from: [number, number], to: [number, number]) =>
    `<line class="${name}" x1="${round(from[0])}" y1="${round(from[1])}" x2="${round(to[0])}" y2="${round(to[1])}"/>`;
  const middle = ' text-anchor="middle"';
  const classOf = ({ color, isDashed }: Line) => `c${color}${isDashed ? ' dashed' : ''}`;
  const legendAt = (index: number) => LEGEND_TOP + index * LEGEND_LINE;

  return [
    text(left, 24, title, ' class="title"'),
    ...y.ticks.flatMap((tick) => [
      stroke('grid', [left, y.at(tick)], [right, y.at(tick)]),
      text(left - 8, y.at(tick) + 4, format(tick), ' text-anchor="end"'),
    ]),
    ...x.ticks.map((tick) => text(x.at(tick), bottom + 20, formatX(tick), middle)),
    text((left + right) / 2, bottom + 40, xName, middle),
    ...(limit
      ? [
          stroke('limit', [left, y.at(limit.y)], [right, y.at(limit.y)]),
          text(left + 4, y.at(limit.y) - 6, limit.name, ' class="limit-name"'),
        ]
      : []),
    ...lines.flatMap((line) => {
      const path = line.points.map((point) => `${round(x.at(point.x))},${round(y.at(point.y))}`);
      return [
        `<polyline class="line ${classOf(line)}" points="${path.join(' ')}"/>`,
        ...line.points.map(
          (point) =>
            `<circle class="c${line.color}" cx="${round(x.at(point.x))}" cy="${round(y.at(point.y))}" r="3"/>`,
        ),
      ];
    }),
    ...lines.flatMap((line, index) => [
      `<line class="line ${classOf(line)}" x1="${left}" y1="${legendAt(index) - 4}" x2="${left + 30}" y2="${legendAt(index) - 4}"/>`,
      text(left + 38, legendAt(index), line.name),
    ]),
  ].join('\n');
}

/** A logarithmic axis with a tick at each power of ten that the values need. */
function axisOf(values: readonly number[], [start, end]: readonly [number, number]) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  return {
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
    at: (value: number) => start + ((Math.log10(value) - low) / (high - low)) * (end - start),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
