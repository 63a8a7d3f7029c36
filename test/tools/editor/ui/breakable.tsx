/** Where a long address or value may go on in the next line: after what divides it. */
export const partsOf = (text: string): string[] => text.split(/(?<=[/?&=@,;_.:-])(?=[^/])/);

/** A long address, broken where a person would. */
export const Breakable = ({ text }: { text: string }) => (
  <>
    {partsOf(text).map((part, at) => (
      <>
        {at > 0 && <wbr />}
        {part}
      </>
    ))}
  </>
);
