import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { control, type NamedError } from '../api/control-client';
import { readableAlert } from './event-summary';

/** An error or warning of the debugger: what happened, what it means and what to try. */
export function AlertDetail({
  errorCode,
  text,
  level,
}: {
  errorCode: number;
  text: string;
  level: string;
}): JSX.Element {
  return (
    <>
      <h3 class="detail-title">
        {level === 'error' ? 'Error' : 'Warning'} {errorCode}
      </h3>
      <pre class="code is-error">{readableAlert(text)}</pre>
      <ErrorMeaning errorCode={errorCode} />
    </>
  );
}

/** What Twilio's dictionary says about an error code. */
export function ErrorMeaning({ errorCode }: { errorCode: number }): JSX.Element {
  const meaning = useSignal<NamedError | null>(null);
  useEffect(() => {
    void control.errorNamed(errorCode).then((named) => {
      meaning.value = named;
    });
  }, [errorCode, meaning]);
  const named = meaning.value;
  return (
    <div class="meaning">
      <p>
        <strong>
          {errorCode} {named?.title}
        </strong>{' '}
        {named?.source === 'twilio' && (
          <a
            href={`https://www.twilio.com/docs/api/errors/${errorCode}`}
            target="_blank"
            rel="noreferrer"
          >
            Twilio's page
          </a>
        )}
      </p>
      <Part title="What it means" text={named?.description} />
      <Part title="Possible causes" text={named?.causes} />
      <Part title="What to try" text={named?.solutions} />
    </div>
  );
}

/** The dictionary is written in Markdown; its lists are kept, its emphasis is dropped. */
function Part({ title, text }: { title: string; text: string | undefined }): JSX.Element | null {
  const lines = (text ?? '')
    .split(/\r?\n\s*(?=[-*#]+ |\r?\n)/)
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/[`*]{1,2}/g, '')
        .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
        .trim(),
    )
    .filter((line) => line !== '');
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      {lines.map((line) => (
        <Line key={line} line={line} />
      ))}
    </>
  );
}

function Line({ line }: { line: string }): JSX.Element {
  if (line.startsWith('- ')) return <li>{line.slice(2)}</li>;
  if (line.startsWith('#')) return <h4>{line.replace(/^#+ */, '')}</h4>;
  return <p>{line}</p>;
}
