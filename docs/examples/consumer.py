#!/usr/bin/env python3
"""A complete consumer of HerScheduler's messages. Needs Python 3.9 and pika 1.2 (Debian: python3-pika).

    AMQP_URL=amqp://user:password@rabbitmq.example.org/ QUEUE=pharmacy.example STORE=pharmacy.db python3 consumer.py

It prints one line for each message that is new, in the order of each plan. What arrives again is ignored. When a number is missing it
says so, and asks the service for what is missing if SCHEDULER_URL is set (with SCHEDULER_TOKEN as bearer token, if the service wants one).
"""
import json
import os
import signal
import sqlite3
import sys
import time
import urllib.error
import urllib.request

import pika
import pika.exceptions

EXCHANGE = "herscheduler.events"
AMQP_URL = os.environ.get("AMQP_URL", "amqp://guest:guest@127.0.0.1:5672/")
QUEUE = os.environ.get("QUEUE", "pharmacy.example")
STORE = os.environ.get("STORE", "pharmacy.db")
BINDINGS = os.environ.get("BINDINGS", "#").split()  # whole plans only: "#", or "*.*.SITE" for a clinic; never a single kind
SCHEDULER_URL = os.environ.get("SCHEDULER_URL")
SCHEDULER_TOKEN = os.environ.get("SCHEDULER_TOKEN")
RESTORED = "restored from a backup; take the whole schedule anew"

stopping = False


def begins_anew(message):
    """Whether the plan's whole schedule follows. What is not done and stood before it is void, and numbers missing before it never come."""
    return message["type"] == "herscheduler.plan.approved.v1" or (
        message["type"] in ("herscheduler.plan.amended.v1", "herscheduler.plan.closed.v1") and message["data"].get("reason") == RESTORED)


class Store:
    """What this system knows, on disk: every message it has taken, of each event the newest state, and below which number nothing of a plan counts."""

    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("CREATE TABLE IF NOT EXISTS messages (id TEXT PRIMARY KEY, plan TEXT, sequence INTEGER, UNIQUE (plan, sequence))")
        self.db.execute("CREATE TABLE IF NOT EXISTS events (plan TEXT, key TEXT, sequence INTEGER, event TEXT, PRIMARY KEY (plan, key))")
        self.db.execute("CREATE TABLE IF NOT EXISTS beginnings (plan TEXT PRIMARY KEY, sequence INTEGER)")

    def has(self, message_id):
        return self.db.execute("SELECT 1 FROM messages WHERE id = ?", (message_id,)).fetchone() is not None

    def missing_before(self, plan, sequence):
        """The numbers below sequence that were never taken and may still come."""
        rows = self.db.execute("SELECT sequence FROM messages WHERE plan = ? AND sequence < ?", (plan, sequence))
        return sorted(set(range(self.beginning(plan), sequence)) - {number for (number,) in rows})

    def beginning(self, plan):
        row = self.db.execute("SELECT sequence FROM beginnings WHERE plan = ?", (plan,)).fetchone()
        return row[0] if row else 1

    def begin(self, plan, sequence):
        """Nothing of the plan comes below this number any more."""
        with self.db:
            self._begin(plan, sequence)

    def take(self, message):
        """The message and what it means, in one transaction. An older message that comes late never overwrites a newer state.

        Returns the keys of the events that it made void."""
        data = message["data"]
        plan, sequence, event = data["plan"], data["sequence"], data["event"]
        with self.db:
            self.db.execute("INSERT INTO messages VALUES (?, ?, ?)", (message["id"], plan, sequence))
            if begins_anew(message):
                self._begin(plan, sequence)
                return self._drop(plan, sequence)
            if event is None or message["type"].startswith("herscheduler.lvef."):
                return []
            if event["status"] == "done" or sequence >= self.beginning(plan):  # else it is void already
                self.db.execute(
                    "INSERT INTO events VALUES (?, ?, ?, ?) ON CONFLICT (plan, key) DO UPDATE "
                    "SET sequence = excluded.sequence, event = excluded.event WHERE excluded.sequence > sequence",
                    (plan, event["key"], sequence, json.dumps(event)))
            return []

    def _begin(self, plan, sequence):
        self.db.execute(
            "INSERT INTO beginnings VALUES (?, ?) ON CONFLICT (plan) DO UPDATE SET sequence = excluded.sequence WHERE excluded.sequence > sequence",
            (plan, sequence))

    def _drop(self, plan, before):
        older = self.db.execute("SELECT key, event FROM events WHERE plan = ? AND sequence < ? ORDER BY key", (plan, before)).fetchall()
        void = [key for key, event in older if json.loads(event)["status"] != "done"]
        self.db.executemany("DELETE FROM events WHERE plan = ? AND key = ?", [(plan, key) for key in void])
        return void


def say(word, message, more=""):
    data = message["data"]
    event = data["event"] or {}
    doses = ", ".join(f"{d['agent']} {d['dose']}{' LOADING' if d['loading'] else ''}{' HELD' if d['held'] else ''}" for d in event.get("doses", []))
    alert = data.get("alert")  # of an LVEF message: what needs a clinician, in words
    more = f"{alert['code']} since {alert['since']}: {alert['message']}" if alert else more
    parts = [word, data["plan"], str(data["sequence"]), message["type"], event.get("key", "-"), event.get("date", "-"), event.get("status", "-"), doses, more]
    print(" ".join(part for part in parts if part), flush=True)


def take(store, message, word):
    void = store.take(message)
    say(word, message)
    if void:
        print(f"VOID {message['data']['plan']} {message['data']['sequence']} {' '.join(void)}", flush=True)


def fetch(store, plan, after):
    """Messages of the plan from the service itself, after a number; none when it cannot be asked."""
    if not SCHEDULER_URL:
        return []
    request = urllib.request.Request(f"{SCHEDULER_URL.rstrip('/')}/api/v1/plans/{plan}/messages?after={after}")
    if SCHEDULER_TOKEN:
        request.add_header("Authorization", f"Bearer {SCHEDULER_TOKEN}")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            page = json.load(answer)
            if page["first"] is not None and page["first"] > max(after + 1, store.beginning(plan)):
                print(f"NEVER COMES {plan} below {page['first']}: what is planned says {SCHEDULER_URL.rstrip('/')}/api/v1/plans/{plan}/schedule", file=sys.stderr, flush=True)
                store.begin(plan, page["first"])
            return page["messages"]
    except (urllib.error.URLError, OSError, ValueError, KeyError) as error:
        print(f"CANNOT ASK {plan} after {after}: {error}", file=sys.stderr, flush=True)
        return []


def handle(store, message, replayed=False):
    """Takes one message. When it returns, the message is on disk."""
    data = message["data"]
    if store.has(message["id"]):
        return
    missing = [] if begins_anew(message) else store.missing_before(data["plan"], data["sequence"])
    if missing and not replayed:
        print(f"GAP {data['plan']} {missing[0]}-{missing[-1]} {len(missing)} missing before {data['sequence']}", flush=True)
        fetched = fetch(store, data["plan"], missing[0] - 1)
        while fetched and fetched[0]["data"]["sequence"] < data["sequence"]:
            for earlier in fetched:
                if earlier["data"]["sequence"] < data["sequence"] and not store.has(earlier["id"]):
                    take(store, earlier, "FETCHED")
            fetched = fetch(store, data["plan"], fetched[-1]["data"]["sequence"])
    take(store, message, "REPLAYED" if replayed else "MESSAGE")


def declare(channel):
    """Our own durable queue, bound to every kind of message. Only then are a plan's numbers complete: they count over all kinds.

    The exchange is the service's: it is only looked at (passive), never declared by us."""
    channel.exchange_declare(EXCHANGE, passive=True)
    channel.queue_declare(f"{QUEUE}.unreadable", durable=True)
    channel.queue_declare(QUEUE, durable=True, arguments={
        "x-queue-type": "quorum",
        "x-single-active-consumer": True,  # a second copy of this program stands by; order is kept
        "x-dead-letter-exchange": "",
        "x-dead-letter-routing-key": f"{QUEUE}.unreadable",
    })
    for binding in BINDINGS:
        channel.queue_bind(QUEUE, EXCHANGE, binding)
    channel.basic_qos(prefetch_count=100)


def consume(store):
    connection = pika.BlockingConnection(pika.URLParameters(AMQP_URL))
    try:
        channel = connection.channel()
        declare(channel)
        print(f"READY {QUEUE}", file=sys.stderr, flush=True)
        for method, properties, body in channel.consume(QUEUE, inactivity_timeout=0.5):
            if stopping:
                return
            if method is None:
                continue
            try:
                message = json.loads(body)
                if message["specversion"] != "1.0" or not message["type"].endswith(".v1"):
                    raise ValueError(f"a message of the type {message['type']} is not known here")
                message["id"], message["data"]["plan"], message["data"]["sequence"], message["data"]["event"]
            except (ValueError, KeyError, TypeError) as error:
                print(f"UNREADABLE {properties.message_id}: {error}", file=sys.stderr, flush=True)
                channel.basic_reject(method.delivery_tag, requeue=False)
                continue
            handle(store, message, replayed="x-replayed" in (properties.headers or {}))
            channel.basic_ack(method.delivery_tag)  # only now: what is not on disk comes again
    finally:
        if connection.is_open:
            connection.close()


def stop(*_):
    global stopping
    stopping = True


def main():
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    store = Store(STORE)
    wait = 1
    while not stopping:
        started = time.monotonic()
        try:
            consume(store)
        except (pika.exceptions.AMQPError, OSError) as error:
            if time.monotonic() - started > 60:
                wait = 1
            print(f"RECONNECTING in {wait} s: {error!r}", file=sys.stderr, flush=True)
            until = time.monotonic() + wait
            while not stopping and time.monotonic() < until:
                time.sleep(0.1)
            wait = min(wait * 2, 30)


if __name__ == "__main__":
    main()
