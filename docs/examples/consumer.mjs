#!/usr/bin/env node
// A complete consumer of HerScheduler's messages. Needs Node 18 and amqplib (npm install amqplib).
//
//   AMQP_URL=amqp://user:password@rabbitmq.example.org/ QUEUE=cardiology.example STORE=cardiology.ndjson node consumer.mjs
//
// It prints one line for each message that is new, in the order of each plan. What arrives again is ignored. When a number is missing it
// says so, and asks the service for what is missing if SCHEDULER_URL is set (with SCHEDULER_TOKEN as bearer token, if the service wants one).
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import amqp from 'amqplib';

const EXCHANGE = 'herscheduler.events';
const { AMQP_URL = 'amqp://guest:guest@127.0.0.1:5672/', QUEUE = 'cardiology.example', STORE = 'cardiology.ndjson', SCHEDULER_URL, SCHEDULER_TOKEN } = process.env;
const BINDINGS = (process.env.BINDINGS ?? '#').split(' '); // whole plans only: "#", or "*.*.SITE" for a clinic; never a single kind
const RESTORED = 'restored from a backup; take the whole schedule anew';

/** Whether the plan's whole schedule follows. What is not done and stood before it is void, and numbers missing before it never come. */
function beginsAnew({ type, data: { reason } }) {
  return type === 'herscheduler.plan.approved.v1' || (['herscheduler.plan.amended.v1', 'herscheduler.plan.closed.v1'].includes(type) && reason === RESTORED);
}

/** What this system knows, on disk: a line for each message it has taken. In memory, of each plan: its numbers, where they begin, and each event's newest state. */
class Store {
  ids = new Set();
  plans = new Map(); // plan -> { taken: Set of sequences, beginning: sequence, events: key -> { sequence, event } }

  constructor(path) {
    if (existsSync(path)) {
      const text = readFileSync(path, 'utf8');
      const complete = text.slice(0, text.lastIndexOf('\n') + 1); // a line that was cut off by a crash was not acknowledged: it comes again
      truncateSync(path, Buffer.byteLength(complete));
      for (const line of complete.split('\n').filter(Boolean)) {
        this.#remember(JSON.parse(line));
      }
    }
    this.file = openSync(path, 'a');
  }

  has(id) {
    return this.ids.has(id);
  }

  /** The numbers below the sequence that were never taken and may still come. */
  missingBefore(plan, sequence) {
    const { taken, beginning } = this.#plan(plan);
    return Array.from({ length: Math.max(0, sequence - beginning) }, (_, index) => beginning + index).filter((number) => !taken.has(number));
  }

  beginning(plan) {
    return this.#plan(plan).beginning;
  }

  /** Nothing of the plan comes below this number any more. */
  begin(plan, sequence) {
    this.#write({ plan, sequence });
  }

  /** When it returns, the message is on disk. Returns the keys of the events that it made void. */
  take(message) {
    const { id, type, data: { plan, sequence, event } } = message;
    return this.#write({ id, plan, sequence, anew: beginsAnew(message), event: type.startsWith('herscheduler.lvef.') ? null : event });
  }

  close() {
    closeSync(this.file);
  }

  #write(entry) {
    writeSync(this.file, JSON.stringify(entry) + '\n');
    fsyncSync(this.file);
    return this.#remember(entry);
  }

  #plan(plan) {
    if (!this.plans.has(plan)) this.plans.set(plan, { taken: new Set(), beginning: 1, events: new Map() });
    return this.plans.get(plan);
  }

  /** An older message that comes late never overwrites a newer state, and brings back nothing that is void. */
  #remember({ id, plan, sequence, anew, event }) {
    const known = this.#plan(plan);
    if (id) {
      this.ids.add(id);
      known.taken.add(sequence);
    }
    if (!id || anew) known.beginning = Math.max(known.beginning, sequence);
    if (event && sequence > (known.events.get(event.key)?.sequence ?? 0) && (event.status === 'done' || sequence >= known.beginning)) {
      known.events.set(event.key, { sequence, event });
    }
    const older = anew ? [...known.events].filter(([, state]) => state.sequence < sequence && state.event.status !== 'done') : [];
    const voided = older.map(([key]) => key).sort();
    voided.forEach((key) => known.events.delete(key));
    return voided;
  }
}

function say(word, { type, data: { plan, sequence, event, alert } }) {
  const doses = (event?.doses ?? []).map((d) => `${d.agent} ${d.dose}${d.loading ? ' LOADING' : ''}${d.held ? ' HELD' : ''}`).join(', ');
  const urgent = alert ? `${alert.code} since ${alert.since}: ${alert.message}` : ''; // of an LVEF message: what needs a clinician, in words
  console.log([word, plan, sequence, type, event?.key ?? '-', event?.date ?? '-', event?.status ?? '-', doses, urgent].filter((part) => part !== '').join(' '));
}

function take(store, message, word) {
  const voided = store.take(message);
  say(word, message);
  if (voided.length > 0) console.log(`VOID ${message.data.plan} ${message.data.sequence} ${voided.join(' ')}`);
}

/** Messages of the plan from the service itself, after a number; none when it cannot be asked. */
async function fetchAfter(store, plan, after) {
  if (!SCHEDULER_URL) return [];
  try {
    const headers = SCHEDULER_TOKEN ? { authorization: `Bearer ${SCHEDULER_TOKEN}` } : {};
    const address = `${SCHEDULER_URL.replace(/\/$/, '')}/api/v1/plans/${plan}`;
    const answer = await fetch(`${address}/messages?after=${after}`, { headers, signal: AbortSignal.timeout(30_000) });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    const { messages, first } = await answer.json();
    if (first !== null && first > Math.max(after + 1, store.beginning(plan))) {
      console.error(`NEVER COMES ${plan} below ${first}: what is planned says ${address}/schedule`);
      store.begin(plan, first);
    }
    return messages;
  } catch (error) {
    console.error(`CANNOT ASK ${plan} after ${after}: ${error.message}`);
    return [];
  }
}

/** Takes one message. When it returns, the message is on disk. */
async function handle(store, message, replayed) {
  const { plan, sequence } = message.data;
  if (store.has(message.id)) return;
  const missing = beginsAnew(message) ? [] : store.missingBefore(plan, sequence);
  if (missing.length > 0 && !replayed) {
    console.log(`GAP ${plan} ${missing[0]}-${missing.at(-1)} ${missing.length} missing before ${sequence}`);
    let fetched = await fetchAfter(store, plan, missing[0] - 1);
    while (fetched.length > 0 && fetched[0].data.sequence < sequence) {
      for (const earlier of fetched.filter((m) => m.data.sequence < sequence && !store.has(m.id))) {
        take(store, earlier, 'FETCHED');
      }
      fetched = await fetchAfter(store, plan, fetched.at(-1).data.sequence);
    }
  }
  take(store, message, replayed ? 'REPLAYED' : 'MESSAGE');
}

function read(delivery) {
  const message = JSON.parse(delivery.content.toString('utf8'));
  const { id, type, data } = message;
  if (message.specversion !== '1.0' || !type.endsWith('.v1') || !id || !data.plan || !data.sequence || data.event === undefined) {
    throw new Error(`a message of the type ${type} is not known here`);
  }
  return message;
}

/** Our own durable queue, bound to every kind of message. Only then are a plan's numbers complete: they count over all kinds. */
async function declare(channel) {
  await channel.checkExchange(EXCHANGE); // the service's: only looked at, never declared by us
  await channel.assertQueue(`${QUEUE}.unreadable`, { durable: true });
  await channel.assertQueue(QUEUE, {
    durable: true,
    arguments: {
      'x-queue-type': 'quorum',
      'x-single-active-consumer': true, // a second copy of this program stands by; order is kept
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': `${QUEUE}.unreadable`,
    },
  });
  for (const binding of BINDINGS) {
    await channel.bindQueue(QUEUE, EXCHANGE, binding);
  }
  await channel.prefetch(100);
}

/** Consumes until the connection is lost (throws) or we are told to stop (returns). */
async function consume(store, stop) {
  const connection = await amqp.connect(AMQP_URL, { heartbeat: 30 });
  const lost = new Promise((_, reject) => {
    connection.on('error', reject);
    connection.on('close', () => reject(new Error('the connection is closed')));
  });
  lost.catch(() => {});
  try {
    const channel = await connection.createChannel();
    channel.on('error', (error) => connection.emit('error', error));
    await declare(channel);
    let turn = Promise.resolve(); // one after the other: order is kept although handling waits for the network
    const failed = new Promise((_, reject) => {
      channel.consume(QUEUE, (delivery) => {
        if (delivery === null) return reject(new Error('the queue was deleted'));
        turn = turn.then(() => deliver(store, channel, delivery, stop)).catch(reject);
      }).catch(reject);
    });
    console.error(`READY ${QUEUE}`);
    await Promise.race([lost, failed, stop.asked]);
    await turn;
  } finally {
    await connection.close().catch(() => {});
  }
}

async function deliver(store, channel, delivery, stop) {
  if (stop.isAsked) return; // not acknowledged: it comes again
  let message;
  try {
    message = read(delivery);
  } catch (error) {
    console.error(`UNREADABLE ${delivery.properties.messageId}: ${error.message}`);
    channel.reject(delivery, false);
    return;
  }
  await handle(store, message, 'x-replayed' in (delivery.properties.headers ?? {}));
  channel.ack(delivery); // only now: what is not on disk comes again
}

const stop = { isAsked: false };
stop.asked = new Promise((resolve) => {
  for (const name of ['SIGTERM', 'SIGINT']) {
    process.on(name, () => {
      stop.isAsked = true;
      resolve();
    });
  }
});
const store = new Store(STORE);
let wait = 1000;
while (!stop.isAsked) {
  const started = Date.now();
  try {
    await consume(store, stop);
  } catch (error) {
    wait = Date.now() - started > 60_000 ? 1000 : wait;
    console.error(`RECONNECTING in ${wait / 1000} s: ${error.message}`);
    await Promise.race([pause(wait, undefined, { ref: true }), stop.asked]);
    wait = Math.min(wait * 2, 30_000);
  }
}
store.close();
process.exit(0);
