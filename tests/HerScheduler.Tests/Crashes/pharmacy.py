"""A pharmacy system that knows nothing of the service but its contract: consumes, checks every sequence, and survives a broker that comes and goes.

usage: pharmacy.py AMQP-URL QUEUE BINDING-KEY
Writes the number of different messages to standard output, one line whenever it has grown, and a last line of JSON when standard input ends.
"""
import json
import sys
import threading
import time

import pika
from pika.exceptions import AMQPError

EXCHANGE = "herscheduler.events"
url, queue, key = sys.argv[1:4]
done = threading.Event()
plans = {}        # plan -> {"sequence": the last one, "ids": by sequence, "events": key -> [status, date]}
faults = []
count = duplicates = 0


def take(channel, method, properties, body):
    global count, duplicates
    message = json.loads(body)
    data = message["data"]
    plan = plans.setdefault(data["plan"], {"sequence": 0, "ids": {}, "events": {}})
    sequence = data["sequence"]
    if properties.message_id != message["id"] or int(message["sequence"]) != sequence:
        faults.append(f"{data['plan']} {sequence}: properties and body disagree")
    if sequence <= plan["sequence"]:
        duplicates += 1
        if plan["ids"][sequence] != message["id"]:
            faults.append(f"{data['plan']} {sequence}: came again under another id")
    elif sequence > plan["sequence"] + 1:
        faults.append(f"{data['plan']}: gap between {plan['sequence']} and {sequence}")
        plan["sequence"] = sequence
    else:
        count += 1
        plan["sequence"] = sequence
        plan["ids"][sequence] = message["id"]
        if data.get("event"):
            plan["events"][data["event"]["key"]] = [data["event"]["status"], data["event"]["date"]]
    channel.basic_ack(method.delivery_tag)


def consume():
    connection = pika.BlockingConnection(pika.URLParameters(url))
    channel = connection.channel()
    channel.exchange_declare(EXCHANGE, "topic", durable=True)
    channel.queue_declare(queue, durable=True, arguments={"x-queue-type": "quorum"})
    channel.queue_bind(queue, EXCHANGE, key)
    channel.basic_qos(prefetch_count=200)
    channel.basic_consume(queue, take)
    told = -1
    while not done.is_set():
        connection.process_data_events(time_limit=0.2)
        if count != told:
            told = count
            print(told, flush=True)
    connection.close()


def until_input_ends():
    sys.stdin.read()
    done.set()


threading.Thread(target=until_input_ends, daemon=True).start()
while not done.is_set():
    try:
        consume()
    except (AMQPError, OSError):
        time.sleep(0.5)
print(json.dumps({
    "duplicates": duplicates,
    "faults": faults,
    "plans": {plan: {"sequence": state["sequence"], "events": state["events"]} for plan, state in plans.items()},
}), flush=True)
