import type { JSX } from 'preact';
import type { CallView } from '../../../control/views';

type Status = CallView['status'];

const steps: ReadonlyArray<{ label: string; statuses: readonly Status[] }> = [
  { label: 'ringing', statuses: ['queued', 'initiated', 'ringing'] },
  { label: 'in progress', statuses: ['in-progress'] },
  { label: 'completed', statuses: ['completed'] },
];
const failures: readonly Status[] = ['busy', 'failed', 'no-answer', 'canceled'];

/** Where a call stands: ringing, in progress, completed; or how it failed. */
export function StatusSteps({ status }: { status: Status }): JSX.Element {
  const failed = failures.includes(status);
  const shown = failed
    ? [
        { label: 'ringing', statuses: [] },
        { label: status.replace('-', ' '), statuses: [status] },
      ]
    : steps;
  const at = shown.findIndex(({ statuses }) => statuses.some((one) => one === status));
  return (
    <ol class="steps" aria-label={`Status: ${status}`}>
      {shown.map(({ label }, index) => (
        <li
          key={label}
          class={`step${index < at ? ' is-past' : ''}${index === at ? ' is-now' : ''}${failed && index === at ? ' is-failed' : ''}`}
          aria-current={index === at ? 'step' : undefined}
        >
          {label}
        </li>
      ))}
    </ol>
  );
}
