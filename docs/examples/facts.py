#!/usr/bin/env python3
"""Sends facts to HerScheduler and reads what was refused. Needs Python 3.9 and pika 1.2 (Debian: python3-pika).

    AMQP_URL=amqp://user:password@rabbitmq.example.org/ python3 facts.py send fact.json [more.json …]
    AMQP_URL=… python3 facts.py refusals [--take]

send returns when the broker has every fact on disk; sending one again with the same id and content is harmless. refusals prints each refused
fact with its reason and leaves it in the queue; with --take it is taken out.
"""
import json
import os
import sys

import pika

AMQP_URL = os.environ.get("AMQP_URL", "amqp://guest:guest@127.0.0.1:5672/")
QUEUE = os.environ.get("FACTS_QUEUE", "herscheduler.facts")


def send(channel, user, files):
    channel.confirm_delivery()  # basic_publish then waits for the broker's answer, and raises when the fact is not in the queue
    for file in files:
        with open(file, "rb") as source:
            body = source.read()
        fact = json.loads(body)
        channel.basic_publish("", QUEUE, body, mandatory=True, properties=pika.BasicProperties(
            content_type="application/json",
            delivery_mode=2,  # kept on disk
            message_id=fact["id"],
            user_id=user,  # the broker checks that it is true; the service asks what this user may record
        ))
        print(f"SENT {fact['id']} {fact['kind']} {fact['plan']}", flush=True)


def refusals(channel, take):
    while True:
        method, properties, body = channel.basic_get(f"{QUEUE}_error")
        if method is None:
            return  # closing the connection puts back what was not acknowledged
        headers = properties.headers or {}
        problem = json.loads(headers.get("x-refused-reason", '{"status": "-", "title": "Dead letter", "detail": "delivered in vain too often; x-death says when"}'))
        print(f"REFUSED {properties.message_id} by {headers.get('x-refused-user-id', '-')}: {problem['status']} {problem['title']}: {problem['detail']}")
        for fault in problem.get("errors", []):
            print(f"  {fault['pointer']}: {fault['detail']}")
        print(f"  {body.decode('utf-8', 'replace')}", flush=True)
        if take:
            channel.basic_ack(method.delivery_tag)


def main(verb="", *rest):
    parameters = pika.URLParameters(AMQP_URL)
    connection = pika.BlockingConnection(parameters)
    try:
        if verb == "send" and rest:
            send(connection.channel(), parameters.credentials.username, rest)
        elif verb == "refusals" and rest in ((), ("--take",)):
            refusals(connection.channel(), take=bool(rest))
        else:
            sys.exit(__doc__)
    finally:
        connection.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
