"""Reads [[TYPE, VALUE], ...] on standard input, types of docs/examples/messages.py, and writes a JSON array: null for a value that is of its
type with nothing beside, what is wrong with it for each other one."""
import json
import sys
from pathlib import Path
from typing import Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parents[2] / "docs/examples"))
import messages


def fault(value, kind, place=""):
    if is_typeddict(kind):
        return fault_of_fields(value, kind, place)
    if get_origin(kind) is Union:
        faults = [fault(value, one, place) for one in get_args(kind)]
        return None if None in faults else " or ".join(faults)
    if get_origin(kind) is list:
        if not isinstance(value, list):
            return f"{place} is no list"
        return first(fault(item, get_args(kind)[0], f"{place}/{index}") for index, item in enumerate(value))
    if get_origin(kind) is Literal:
        fits = value in get_args(kind)
    else:
        fits = type(value) is kind or (kind is float and type(value) is int)
    return None if fits else f"{place} is {value!r}"


def fault_of_fields(value, kind, place):
    if not isinstance(value, dict):
        return f"{place} is no {kind.__name__}"
    fields = get_type_hints(kind)
    missing = sorted(kind.__required_keys__ - value.keys())
    unknown = sorted(value.keys() - fields.keys())
    if missing or unknown:
        return f"{place} lacks {missing}, has {unknown}"
    return first(fault(value[name], fields[name], f"{place}/{name}") for name in value)


def first(faults):
    return next((one for one in faults if one is not None), None)


json.dump([fault(value, getattr(messages, name)) for name, value in json.load(sys.stdin)], sys.stdout)
