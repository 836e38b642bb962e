import { render } from 'preact';
import { listenToChanges } from './api/change-stream';
import { App } from './app';
import { startSound } from './sound/spoken-captions';
import { receiveClock, startClock } from './state/clock';
import { forgetEvents, receiveEvent } from './state/events';
import { startInboxes } from './state/inboxes';
import { startKeyboard } from './state/keypad';
import { startPreferences } from './state/preferences';
import { startReset } from './state/reset';
import { phonesInView, startSelecting } from './state/selection';
import { startTitle } from './state/title';
import { connection, legs, refreshWorld } from './state/world';
import './styles/console.css';

startPreferences();
startClock();
startSelecting();
startInboxes(phonesInView);
startReset();
startSound();
startKeyboard();
startTitle();
listenToChanges(
  {
    timeline: (event) => {
      receiveEvent(event);
      refreshWorld();
    },
    legs: (live) => {
      legs.value = live;
      refreshWorld();
    },
    clock: receiveClock,
    state: refreshWorld,
    restart: forgetEvents,
  },
  (state) => {
    connection.value = state;
    if (state === 'connected') refreshWorld();
  },
);

const root = document.getElementById('console');
if (root) render(<App />, root);
