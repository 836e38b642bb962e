import type { JSX } from 'preact';
import { formatNumber } from '../format/numbers';
import { Icon } from '../icons';
import { sound, type Theme, theme } from '../state/preferences';
import { accountNumbers, connection, world } from '../state/world';
import { ClockControl } from './clock-control';
import { ResetControl } from './reset-control';

/** The top line: whose front office this is, whether it runs, its time, and the page's switches. */
export function Header(): JSX.Element {
  const business = accountNumbers.value[0];
  return (
    <header class="header">
      <h1 class="brand">
        Ringback <span>local Twilio</span>
      </h1>
      <p class="business">
        {business ? (
          <>
            <strong>{business.name}</strong>{' '}
            <span class="number">{formatNumber(business.number)}</span>
          </>
        ) : (
          'No number yet'
        )}
      </p>
      <Health />
      <ClockControl />
      <div class="switches">
        <button
          type="button"
          class="icon-button"
          aria-label="Sound"
          aria-pressed={sound.value === 'on'}
          title={sound.value === 'on' ? 'Sound is on' : 'Sound is off'}
          onClick={() => {
            sound.value = sound.value === 'on' ? 'off' : 'on';
          }}
        >
          <Icon name={sound.value === 'on' ? 'soundOn' : 'soundOff'} />
        </button>
        <ThemeSwitch />
        <ResetControl />
      </div>
    </header>
  );
}

function Health(): JSX.Element {
  const deployment = world.value?.deployment;
  if (connection.value !== 'connected') {
    return (
      <p class="health is-lost" role="status">
        {connection.value === 'lost' ? 'Connection lost. Is npm start running?' : 'Connecting'}
      </p>
    );
  }
  return (
    <p class="health is-running" role="status" title={deployment?.domainName}>
      {deployment ? `${deployment.functions.length} functions running` : 'running'}
    </p>
  );
}

const themes: ReadonlyArray<readonly [Theme, 'system' | 'sun' | 'moon']> = [
  ['system', 'system'],
  ['light', 'sun'],
  ['dark', 'moon'],
];

function ThemeSwitch(): JSX.Element {
  const at = themes.findIndex(([name]) => name === theme.value);
  const [name, icon] = themes[at] ?? (['system', 'system'] as const);
  const [next] = themes[(at + 1) % themes.length] ?? (['system', 'system'] as const);
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={`Colours: ${name}. Change to ${next}`}
      title={`Colours: ${name}`}
      onClick={() => {
        theme.value = next;
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
