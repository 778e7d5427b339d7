// A message as one line, and a fact that answers it. The compiler knows what each type of message carries, and what a fact must have.
import type { Event, Fact, Message } from './messages.js';

export function line(message: Message): string {
  const { plan, sequence, reason } = message.data;
  return `${plan} ${sequence} ${content(message)} (${reason})`;
}

function content(message: Message): string {
  switch (message.type) {
    case 'herscheduler.plan.approved.v1':
    case 'herscheduler.plan.amended.v1':
    case 'herscheduler.plan.closed.v1':
      return `${message.type} ${message.data.document.protocol} from ${message.data.document.start}`; // here data.event is null
    case 'herscheduler.lvef.hold.v1':
    case 'herscheduler.lvef.repeat.v1':
    case 'herscheduler.lvef.below-normal.v1':
    case 'herscheduler.lvef.resume-criteria-met.v1':
    case 'herscheduler.lvef.discontinue-proposed.v1':
      return `${message.data.alert.code} since ${message.data.alert.since}: ${message.data.alert.message}`;
    default: // everything else is about one event
      return `${message.type} ${appointment(message.data.event)}, before ${message.data.previousDate ?? '-'}`;
  }
}

function appointment({ key, status, date, window, doses }: Event): string {
  const drugs = doses.map(({ agent, dose, held }) => `${agent} ${held ? 'HELD' : dose}`).join(', ');
  return `${key} ${status} ${date} (${window.earliest} to ${window.latest}) ${drugs}`;
}

/** Tells that a cycle was given as planned. The same id with the same content may be sent again. */
export function given(id: string, plan: string, { key }: Event, date: string, by: string): Fact {
  return { id, plan, kind: 'dose-given', event: key, date, by };
}
