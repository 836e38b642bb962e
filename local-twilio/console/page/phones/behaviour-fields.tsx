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

type Behaviour = PhoneView['behaviour'];

/** The choices of how a phone behaves, one for each way to reach its owner. */
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
        current={partsOf(behaviour.calls)}
        choices={callChoices}
        onChoose={(calls) => onChange({ ...behaviour, calls })}
      />
      <Choice
        label="Texts"
        current={partsOf(behaviour.texts)}
        choices={textChoices}
        onChoose={(texts) => onChange({ ...behaviour, texts })}
      />
      <Choice
        label="WhatsApp"
        current={partsOf(behaviour.whatsapp)}
        choices={whatsAppChoices}
        onChoose={(whatsapp) => onChange({ ...behaviour, whatsapp })}
      />
      <Choice
        label="Mail"
        current={partsOf(behaviour.mail)}
        choices={mailChoices}
        onChoose={(mail) => onChange({ ...behaviour, mail })}
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
          <input
            type="number"
            aria-label={`${label}: ${chosen.number.label}`}
            title={chosen.number.label}
            min={chosen.number.least}
            max={chosen.number.most}
            value={current.number}
            onChange={({ currentTarget: { valueAsNumber, validity } }) => {
              if (validity.valid) onChoose(chosen.value(valueAsNumber));
            }}
          />
        )}
      </span>
    </div>
  );
}
