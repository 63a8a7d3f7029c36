import { useEffect, useRef, useState } from 'preact/hooks';
import type { Step } from '../../../standins/zapier/step.ts';
import type { PreviewForm, Results } from '../wire.ts';
import { Breakable } from './breakable.tsx';
import { ask } from './client.ts';
import { FormTable, formFieldsIn } from './exchange.tsx';
import { readable } from './pills.ts';
import { Code } from './record.tsx';
import type { Source } from './sources.ts';

type Props = { step: Step; results: Results; sources: readonly Source[] };

/** Long enough that typing is not disturbed. */
const WAIT = 350;

/** What the app would be given and would send, kept up to date while the person types. */
export function Preview({ step, results, sources }: Props) {
  const [forms, setForms] = useState<PreviewForm[]>([]);
  const [error, setError] = useState<string>();
  const [isOld, setOld] = useState(true);
  const asked = useRef(0);
  useEffect(() => {
    asked.current += 1;
    const now = asked.current;
    setOld(true);
    const timer = setTimeout(() => {
      ask<PreviewForm[]>('preview', { step, results })
        .then((told) => {
          if (now !== asked.current) return;
          setError(undefined);
          setForms(told);
        })
        .catch((thrown: Error) => now === asked.current && setError(thrown.message))
        .finally(() => now === asked.current && setOld(false));
    }, WAIT);
    return () => clearTimeout(timer);
  }, [JSON.stringify(step), JSON.stringify(results)]);

  return (
    <section class="card preview" aria-label="Preview" aria-busy={isOld}>
      <h2>Preview</h2>
      <p class="hint">
        {isOld ? 'Bringing this up to date…' : 'Nothing is sent until you test the step.'}
      </p>
      {error !== undefined && <p class="failure">{error}</p>}
      <div class={isOld ? 'old' : undefined}>
        {forms.map((form) => (
          <FormPreview key={form.title} form={form} sources={sources} isOnly={forms.length === 1} />
        ))}
      </div>
    </section>
  );
}

function FormPreview({
  form,
  sources,
  isOnly,
}: {
  form: PreviewForm;
  sources: readonly Source[];
  isOnly: boolean;
}) {
  const { title, isUntouched, fields, missing, request, failure } = form;
  const sent = request === undefined ? [] : formFieldsIn(request);
  return (
    <>
      {!isOnly && <h3>{title}</h3>}
      {fields.length > 0 && (
        <table>
          <caption>What Zapier hands to the app</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Yours</th>
              <th scope="col">After conversion</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(({ label, typed, given, type }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{readable(typed, sources)}</td>
                <td>
                  {given === '' ? <span class="hint">empty</span> : <Breakable text={given} />}
                  {type !== 'text' && <span class="hint"> {type}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {missing.length > 0 && <p class="note">Still required: {missing.join(', ')}.</p>}
      {failure !== undefined && isUntouched && (
        <p class="note">Fill in the form to see what the app would send. {failure.message}</p>
      )}
      {failure !== undefined && !isUntouched && (
        <>
          <p class="note bad">The app would send nothing yet:</p>
          <p class="failure">{failure.message}</p>
          <p class="hint">
            Correct this, and the request shows here. In a Zap that is on: {failure.next}
          </p>
        </>
      )}
      {request !== undefined && (
        <>
          <FormTable
            caption={`What the app would send first: ${request.method} ${new URL(request.url).pathname}`}
            fields={sent}
          />
          {sent.length === 0 && <Code name="Request body" text={request.requestBody} />}
        </>
      )}
    </>
  );
}
