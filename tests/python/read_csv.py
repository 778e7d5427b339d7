"""Reads a CSV file (UTF-8) on standard input with Python's own reader, which stops at whatever RFC 4180 does not allow, and writes its rows as JSON."""
import csv
import io
import json
import sys

text = sys.stdin.buffer.read().decode("utf-8-sig")
json.dump(list(csv.reader(io.StringIO(text, newline=""), strict=True)), sys.stdout)
