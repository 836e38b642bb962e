import type { JSX } from 'preact';
import type { PhoneView } from '../../../control/views';

type Behaviour = PhoneView['behaviour'];

const callChoices: ReadonlyArray<readonly [Behaviour['calls'], string]> = [
  ['rings', 'Rings'],
  ['answers', 'Picks up by itself'],
  ['no-answer', 'Never answers'],
  ['busy', 'Busy'],
  ['rejects', 'Rejects'],
  ['answering-machine', 'Answering machine'],
  ['unreachable', 'Unreachable'],
];
const textChoices: ReadonlyArray<readonly [Behaviour['texts'], string]> = [
  ['delivers', 'Delivered'],
  ['slow', 'Delivered late'],
  ['landline', 'Landline (30006)'],
  ['unreachable', 'Unreachable (30003)'],
  ['filtered', 'Filtered by the carrier (30007)'],
];

/** The two choices of how a phone behaves. */
export function BehaviourFields({
  behaviour,
  onChange,
}: {
  behaviour: Behaviour;
  onChange: (behaviour: Behaviour) => void;
}): JSX.Element {
  return (
    <>
      <Choice
        label="Calls"
        value={behaviour.calls}
        choices={callChoices}
        onChoose={(calls) => onChange({ ...behaviour, calls })}
      />
      <Choice
        label="Texts"
        value={behaviour.texts}
        choices={textChoices}
        onChoose={(texts) => onChange({ ...behaviour, texts })}
      />
    </>
  );
}

function Choice<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  label: string;
  value: Value;
  choices: ReadonlyArray<readonly [Value, string]>;
  onChoose: (value: Value) => void;
}): JSX.Element {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.currentTarget.value);
          if (chosen) onChoose(chosen[0]);
        }}
      >
        {choices.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
