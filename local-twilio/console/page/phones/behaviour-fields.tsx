import type { JSX } from 'preact';
import type { PhoneView } from '../../../control/views';
import {
  type BehaviourChoice,
  callChoices,
  mailChoices,
  partsOf,
  textChoices,
  whatsAppChoices,
} from './behaviour-choices';
import { useKeptValue } from './kept-value';

type Behaviour = PhoneView['behaviour'];

/** The choices of how a phone behaves, one for each way to reach its owner. */
export function BehaviourFields({
  behaviour,
  onChange,
}: {
  behaviour: Behaviour;
  /** Gets what is to be changed alone, so that two quick changes do not undo each other. */
  onChange: (changes: Partial<Behaviour>) => void;
}): JSX.Element {
  return (
    <>
      <Choice
        label="Calls"
        current={partsOf(behaviour.calls)}
        choices={callChoices}
        onChoose={(calls) => onChange({ calls })}
      />
      <Choice
        label="Texts"
        current={partsOf(behaviour.texts)}
        choices={textChoices}
        onChoose={(texts) => onChange({ texts })}
      />
      <Choice
        label="WhatsApp"
        current={partsOf(behaviour.whatsapp)}
        choices={whatsAppChoices}
        onChoose={(whatsapp) => onChange({ whatsapp })}
      />
      <Choice
        label="Mail"
        current={partsOf(behaviour.mail)}
        choices={mailChoices}
        onChoose={(mail) => onChange({ mail })}
      />
    </>
  );
}

function Choice<Value>({
  label,
  current,
  choices,
  onChoose,
}: {
  label: string;
  current: ReturnType<typeof partsOf>;
  choices: ReadonlyArray<BehaviourChoice<Value>>;
  onChoose: (value: Value) => void;
}): JSX.Element {
  const chosen = choices.find(({ name }) => name === current.name);
  return (
    <div class="field">
      <span aria-hidden="true">{label}</span>
      <span class="field-values">
        <select
          aria-label={label}
          value={current.name}
          onChange={(event) => {
            const choice = choices.find(({ name }) => name === event.currentTarget.value);
            if (choice) onChoose(choice.value(choice.number?.usual ?? 0));
          }}
        >
          {choices.map(({ name, label: text }) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
        {chosen?.number && (
          <NumberField
            {...chosen.number}
            label={`${label}: ${chosen.number.label}`}
            current={current.number ?? chosen.number.usual}
            onEnter={(number) => onChoose(chosen.value(number))}
          />
        )}
      </span>
    </div>
  );
}

function NumberField({
  label,
  least,
  most,
  current,
  onEnter,
}: {
  label: string;
  least: number;
  most: number;
  current: number;
  onEnter: (number: number) => void;
}): JSX.Element {
  const field = useKeptValue(String(current));
  return (
    <input
      ref={field}
      type="number"
      required
      aria-label={label}
      title={`${label}, ${least} to ${most}`}
      min={least}
      max={most}
      onChange={({ currentTarget: { valueAsNumber, validity } }) => {
        if (validity.valid) onEnter(valueAsNumber);
      }}
    />
  );
}
