"""Scores pairs with nomenklatura's logic-v2 for bench/peers.ts: one JSON object per line in, one per line out.

{"op":"load","entities":{ID:{"schema":…,"properties":{…}}},"pairs":[[ID,ID],…]} -> {"pairs":N,"version":…}
{"op":"pass","fresh":true|false} -> {"scores":[…],"wallMs":…,"cpuMs":…}

A fresh pass gives every entity a new id, so that nothing its caches hold of it counts; another pass finds them full.
Entities are made before the clock runs. Standard library and nomenklatura only.
"""

import json
import sys
import time
from importlib.metadata import version

from followthemoney import EntityProxy
from nomenklatura.matching import get_algorithm

algorithm = get_algorithm("logic-v2")
config = algorithm.default_config()


def make_entities(described, suffix):
    return {
        key: EntityProxy.from_dict({"id": f"{key}{suffix}", **one})
        for key, one in described.items()
    }


def main():
    described, pairs, entities, passes = {}, [], {}, 0
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["op"] == "load":
            described, pairs = asked["entities"], asked["pairs"]
            entities = make_entities(described, "")
            reply = {"pairs": len(pairs), "version": version("nomenklatura")}
        else:
            passes += 1
            if asked["fresh"]:
                entities = make_entities(described, f":{passes}")
            wall, cpu = time.perf_counter(), time.process_time()
            scores = [
                algorithm.compare(entities[a], entities[b], config).score
                for a, b in pairs
            ]
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            reply = {"scores": scores, "wallMs": 1000 * wall, "cpuMs": 1000 * cpu}
        print(json.dumps(reply), flush=True)


main()
